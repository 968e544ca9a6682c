import type { MergeLog, MergeOptions } from '#shared/contract/packages.ts';
import { NoteId } from '#shared/contract/ids.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../../collection/collection.ts';
import { strippedField } from '../../notes/field-checksum.ts';
import { joinedTags, registeredTags, splitTags } from '../../notes/note-tags.ts';
import { fieldText } from '../../notes/field-text.ts';
import { composesText, fieldsOf, storedFields } from '../../notes/stored-note.ts';
import { renamedMedia } from '../../notes/media-names.ts';
import { findNotetype } from '../../storage/notetype-storage.ts';
import { type NoteRow, noteStorage } from '../../storage/note-storage.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { column, iterate } from '../../storage/statement.ts';
import { damaged } from '../package-archive.ts';
import type { SourceNote } from '../package-source.ts';
import { CopiedRows } from './copied-rows.ts';
import { givesWay, type NotetypeMerge } from './merge-notetypes.ts';

/** As much of a note that is here as decides what becomes of the package's of the same guid. */
export interface KnownNote {
  readonly id: number;
  readonly mod: number;
  readonly mid: number;
}
type KnownRow = KnownNote & { readonly guid: string };

const KNOWN = 'SELECT guid, id, mod, mid FROM notes ORDER BY id';
const IDS = 'SELECT id FROM notes';
const ROWS_AT_ONCE = 1000;
const MOST_TEXTS = 1000;
const TEXT_CHARS = 120;
/** How far from a taken id the next one is tried. */
const ID_STEP = 999;

/** Notes of the collection that have one of these guids. */
export function knownNotes(db: ReadDb, guids: ReadonlySet<string>): ReadonlyMap<string, KnownNote> {
  const known = new Map<string, KnownNote>();
  for (const { guid, id, mod, mid } of iterate<KnownRow>(db, KNOWN)) {
    if (guids.has(guid)) known.set(guid, { id, mod, mid });
  }
  return known;
}

export type Fate = 'new' | 'updated' | 'duplicate' | 'conflicting';

/** What becomes of a package's note. `mid`: the note type that it will have here; null: one that is still to be made. */
export function fateOf(
  note: Pick<NoteRow, 'mod'>,
  mid: number | null,
  known: KnownNote | undefined,
  { mergeNotetypes, updateNotes }: Pick<MergeOptions, 'mergeNotetypes' | 'updateNotes'>,
): Fate {
  if (known === undefined) return 'new';
  if (!mergeNotetypes && known.mid !== mid) return 'conflicting';
  return givesWay(updateNotes, known.mod, note.mod) ? 'updated' : 'duplicate';
}

/** A number that no row has: the wished one, or so many steps on. */
export function freeId(wanted: number, taken: Set<number>): number {
  let id = wanted;
  while (taken.has(id)) id += ID_STEP;
  taken.add(id);
  return id;
}

interface NoteMergeDeps {
  readonly col: Collection;
  readonly options: MergeOptions;
  readonly notetypes: NotetypeMerge;
  readonly known: ReadonlyMap<string, KnownNote>;
  /** The name that a file of the package has here; undefined: as it is. */
  readonly mediaName: (fileName: string) => string | undefined;
  /** By which field the package's notes of a note type were sorted. */
  readonly theirSortFields: ReadonlyMap<number, number>;
}

type Groups = Pick<MergeLog, Fate>;

/** Brings a package's notes into the collection. Inside a transaction. */
export class NoteMerge {
  readonly #deps: NoteMergeDeps;
  readonly #takenIds: Set<number>;
  readonly #notetypes = new Map<number, Notetype>();
  readonly #tags = new Map<string, string>();
  readonly #compose: boolean;
  readonly copied: CopiedRows;
  /** By their ids in the package. */
  readonly homes = new Map<number, { readonly id: number; readonly theirMid: number }>();
  readonly groups: Groups = { new: group(), updated: group(), duplicate: group(), conflicting: group() };
  #waiting: NoteRow[] = [];

  constructor(deps: NoteMergeDeps) {
    this.#deps = deps;
    this.#takenIds = new Set(column<number>(deps.col.db, IDS));
    this.#compose = composesText(deps.col.db);
    this.copied = new CopiedRows(deps.col.db);
  }

  take(note: SourceNote): void {
    const { notetypes, known, options } = this.#deps;
    const mid = notetypes.homeId(note.mid);
    const here = known.get(note.guid);
    const fate = fateOf(note, mid, here, options);
    if (fate === 'new') this.#add(note, mid);
    else if (here === undefined) throw new Error('only a new note has none here');
    else if (fate === 'updated') this.#write(note, mid, here.id, 'updated');
    else {
      if (fate === 'duplicate') this.homes.set(note.id, { id: here.id, theirMid: note.mid });
      this.#tell(fate, here.id, note.flds);
    }
  }

  /** Writes what is still held back. */
  end(): void {
    noteStorage.putAll(this.#deps.col.db, this.#waiting);
    this.#waiting = [];
    this.copied.endNotes();
  }

  #add(note: SourceNote, mid: number): void {
    const id = freeId(note.id, this.#takenIds);
    if (id !== note.id || !this.#goesAsItIs(note, mid)) {
      this.#write(note, mid, id, 'new');
      return;
    }
    this.copied.addNote(note, { mid, tags: this.#tagsHere(note.tags) });
    this.homes.set(id, { id, theirMid: note.mid });
    this.#tell('new', id, note.flds);
  }

  /** Its fields are what would be written, and so are the columns made of them. */
  #goesAsItIs(note: SourceNote, mid: number): boolean {
    const { notetypes, theirSortFields, mediaName } = this.#deps;
    const notetype = this.#notetypeOf(mid);
    if (notetype.sortFieldIndex !== (theirSortFields.get(note.mid) ?? 0)) return false;
    if (notetypes.movesFields(note.mid) || !this.copied.isExact(note)) return false;
    const fields = fieldsOf(note);
    return (
      fields.length === Math.max(1, notetype.fields.length) &&
      fields.every(
        (field) => renamedMedia(field, mediaName) === field && fieldText(field, { compose: this.#compose }) === field,
      )
    );
  }

  #write(note: NoteRow, mid: number, id: number, fate: 'new' | 'updated'): void {
    const notetype = this.#notetypeOf(mid);
    const fields = this.#deps.notetypes
      .fieldsHere(note.mid, fieldsOf(note))
      .map((field) => renamedMedia(field, this.#deps.mediaName));
    if (fields.length !== Math.max(1, notetype.fields.length)) throw damaged('fields of a note');
    const { columns } = storedFields(notetype, fields, { compose: this.#compose });
    const { guid, mod } = note;
    this.#waiting.push({
      id,
      guid,
      mid,
      mod,
      usn: -1,
      tags: this.#tagsHere(note.tags),
      ...columns,
      flags: 0,
      data: '',
    });
    if (this.#waiting.length >= ROWS_AT_ONCE) this.end();
    this.homes.set(note.id, { id, theirMid: note.mid });
    this.#tell(fate, id, columns.flds);
  }

  #notetypeOf(mid: number): Notetype {
    const notetype = this.#notetypes.get(mid) ?? findNotetype(this.#deps.col.db, mid);
    if (notetype === undefined) throw damaged('note type of a note');
    // None changes while notes are written.
    this.#notetypes.set(mid, notetype);
    return notetype;
  }

  /** Most notes of a package share their tags with many others. */
  #tagsHere(tags: string): string {
    const known = this.#tags.get(tags);
    if (known !== undefined) return known;
    const here = joinedTags(registeredTags(this.#deps.col.db, splitTags(tags)));
    this.#tags.set(tags, here);
    return here;
  }

  #tell(fate: Fate, id: number, flds: string): void {
    const told = this.groups[fate];
    told.count += 1;
    told.noteIds.push(NoteId.parse(id));
    if (told.texts.length < MOST_TEXTS) told.texts.push(shortText(flds));
  }
}

function group(): Groups['new'] {
  return { count: 0, noteIds: [], texts: [] };
}

function shortText(flds: string): string {
  const [first = ''] = flds.split('\u001f', 1);
  const text = strippedField(first).replaceAll(/\s+/gu, ' ').trim();
  if (text.length <= TEXT_CHARS) return text;
  // Not through the middle of a character that takes two places.
  return `${text.slice(0, TEXT_CHARS).replace(/[\ud800-\udbff]$/, '')}…`;
}
