import type { CallContext, OpResult } from '#shared/contract/define.ts';
import type { TextImportLog, TextOptions, TextProgress } from '#shared/contract/text.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../collection/collection.ts';
import { type ComparedField, comparedField, strippedField } from '../notes/field-checksum.ts';
import { fieldText } from '../notes/field-text.ts';
import { noteGuid } from '../notes/note-guid.ts';
import { joinedTags, splitTags } from '../notes/note-tags.ts';
import { composesText, fieldsOf, storedFields } from '../notes/stored-note.ts';
import { setConfig } from '../storage/config-storage.ts';
import type { NoteRow } from '../storage/note-storage.ts';
import { getNotetype } from '../storage/notetype-storage.ts';
import { noteIdsByGuid } from '../storage/text-storage.ts';
import { csvRecords } from './csv-records.ts';
import { ExistingNoteIndex } from './existing-notes.ts';
import { ImportDecks } from './import-decks.ts';
import { ImportLog } from './import-log.ts';
import { type ImportRow, leftOverReader, rowReader } from './import-rows.ts';
import { ImportTags } from './import-tags.ts';
import { EXISTING_CHOICES, EXISTING_KEY, SCOPE_CHOICES, SCOPE_KEY } from './inspect-text.ts';
import { NoteWriter } from './note-writer.ts';
import { type NameOrId, nameOrId } from './name-or-id.ts';
import { namedNotetype } from './named-things.ts';
import { TextFile } from './text-file.ts';
import { separatorCharacter, withoutTagsLine } from './text-header.ts';

/** Rows whose notes are read together. After them somebody may want to know, or to stop. */
const ROWS_AT_ONCE = 200;

/** Adds the rows of a text file, all of them or, if anything goes wrong, none. */
export function importText(
  col: Collection,
  path: string,
  options: TextOptions,
  ctx: CallContext<TextProgress>,
): OpResult<TextImportLog> {
  return TextFile.with(path, (file) =>
    col.transact('importText', () => {
      const run = new TextImport(col, options);
      let doneBytes = 0;
      const rules = { delimiter: separatorCharacter(options.separator), comments: true };
      const recordsOf = (pieces: Iterable<string>) => csvRecords(withoutTagsLine(pieces), rules);
      const readRow = rowReader(options);
      const last = options.lastOfEachGuid ? lastRows(recordsOf(file.pieces()), options.guidColumn) : undefined;
      let rows = 0;
      for (const records of portions(recordsOf(file.pieces((bytes) => (doneBytes = bytes))))) {
        ctx.throwIfCancelled();
        ctx.report({ rows, doneBytes, totalBytes: file.bytes });
        const read = records.map(readRow);
        run.add(last === undefined ? read : read.filter(({ guid }, at) => (last.get(guid) ?? rows + at) === rows + at));
        rows += records.length;
      }
      return run.finished();
    }),
  );
}

function* portions<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let portion: Row[] = [];
  for (const row of rows) {
    portion.push(row);
    if (portion.length < ROWS_AT_ONCE) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** By guid, the number of the last row that has it. */
function lastRows(records: Iterable<readonly string[]>, guidColumn: number): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  let rows = 0;
  for (const record of records) {
    const guid = record[guidColumn - 1] ?? '';
    if (guid !== '') last.set(guid, rows);
    rows += 1;
  }
  return last;
}

/** A note that is here already, as it was before the row. */
interface Match {
  readonly note: NoteRow;
  readonly identical: boolean;
  readonly byGuid: boolean;
}

interface Incoming {
  readonly row: ImportRow;
  readonly notetype: Notetype;
  readonly deckId: number;
  /** Undefined: the row has no first field, or its note is known by its guid. */
  readonly first: ComparedField | undefined;
}

class TextImport {
  readonly #col: Collection;
  readonly #options: TextOptions;
  readonly #decks: ImportDecks;
  readonly #tags: ImportTags;
  readonly #writer: NoteWriter;
  readonly #existing: ExistingNoteIndex;
  readonly #byGuid: ReadonlyMap<string, number>;
  readonly #notetypes = new Map<string, Notetype | undefined>();
  readonly #usualNotetype: Notetype | undefined;
  readonly #log = new ImportLog();
  readonly #compose: boolean;
  readonly #leftOver: ReturnType<typeof leftOverReader>;

  constructor(col: Collection, options: TextOptions) {
    this.#col = col;
    this.#options = options;
    this.#leftOver = leftOverReader(options);
    this.#remember();
    const { db } = col;
    this.#compose = composesText(db);
    this.#tags = new ImportTags(db);
    this.#existing = new ExistingNoteIndex(db, { byDeck: options.matchScope === 'notetypeAndDeck' });
    this.#byGuid = options.guidColumn > 0 ? noteIdsByGuid(db) : new Map();
    if (options.notetype.kind === 'one') {
      this.#usualNotetype = getNotetype(db, options.notetype.notetypeId);
      this.#existing.look(this.#usualNotetype.id);
    }
    this.#decks = new ImportDecks(col, usualDeck(options));
    this.#writer = new NoteWriter(col);
  }

  add(rows: readonly ImportRow[]): void {
    const compared = rows.map((row) => this.#comparedRow(row));
    this.#writer.expect(compared.flatMap(({ ids }) => ids));
    for (const [at, row] of rows.entries()) this.#add(row, compared[at]?.first);
  }

  /** What is compared, and with which notes, as far as that is known before the rows above it are there. */
  #comparedRow({ guid, fields, notetype: named }: ImportRow): {
    readonly first: ComparedField | undefined;
    readonly ids: readonly number[];
  } {
    if (guid !== '') {
      const id = this.#byGuid.get(guid);
      return { first: undefined, ids: id === undefined ? [] : [id] };
    }
    const [field = ''] = fields;
    const notetype = field === '' ? undefined : this.#notetype(named);
    if (notetype === undefined) return { first: undefined, ids: [] };
    const first = comparedField(fieldText(field, { compose: this.#compose }));
    return { first, ids: this.#existing.expected(notetype.id, first.csum) };
  }

  #add(given: ImportRow, comparable: ComparedField | undefined): void {
    this.#log.rowFound();
    if (given.fields[0] === '') return this.#log.row('emptyFirstField', given.fields);
    const notetype = this.#notetype(given.notetype);
    if (notetype === undefined) return this.#log.row('missingNotetype', given.fields);
    const deckId = this.#decks.find(given.deck);
    if (deckId === undefined) return this.#log.row('missingDeck', given.fields);
    const compose = { compose: this.#compose };
    const fields = given.fields.map((field) => (field === undefined ? undefined : fieldText(field, compose)));
    const tags = given.tags && this.#tags.spelled(given.tags);
    this.#take({ row: { ...given, fields, tags }, notetype, deckId, first: comparable });
  }

  finished(): TextImportLog {
    this.#writer.finish();
    return this.#log.finished();
  }

  /** The next import begins with what was chosen for this one. */
  #remember(): void {
    const { db, env } = this.#col;
    const stamp = { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
    setConfig(db, EXISTING_KEY, EXISTING_CHOICES.indexOf(this.#options.existing), stamp);
    setConfig(db, SCOPE_KEY, SCOPE_CHOICES.indexOf(this.#options.matchScope), stamp);
  }

  #notetype(named: NameOrId): Notetype | undefined {
    if (named.name === '') return this.#usualNotetype;
    if (this.#notetypes.has(named.name)) return this.#notetypes.get(named.name);
    const notetype = namedNotetype(this.#col.db, named);
    if (notetype !== undefined) this.#existing.look(notetype.id);
    this.#notetypes.set(named.name, notetype);
    return notetype;
  }

  #take(incoming: Incoming): void {
    const matches = this.#matches(incoming);
    const [first] = matches;
    if (first === undefined) return this.#addNote(incoming, 'new');
    switch (this.#options.existing) {
      case 'update':
        return this.#update(incoming, matches);
      case 'preserve':
        return this.#log.note('firstFieldMatch', first.note);
      case 'duplicate':
        // A guid is there once only.
        if (first.byGuid) return this.#log.note('duplicate', first.note);
        if (!incoming.row.fields[0]) return this.#log.row('emptyFirstField', incoming.row.fields);
        return this.#addNote(incoming, 'firstFieldMatch');
    }
  }

  #matches({ row, notetype, deckId, first }: Incoming): Match[] {
    if (row.guid !== '') {
      const id = this.#byGuid.get(row.guid);
      const note = id === undefined ? undefined : this.#writer.find(id);
      return note === undefined ? [] : [{ note, identical: this.#isIdentical(row, note), byGuid: true }];
    }
    if (first === undefined) return [];
    return this.#existing
      .find(notetype.id, first.csum, deckId)
      .map((id) => this.#writer.find(id))
      .filter((note) => note !== undefined)
      .filter((note) => strippedField(fieldsOf(note)[0] ?? '') === first.stripped)
      .map((note) => ({ note, identical: this.#isIdentical(row, note), byGuid: false }));
  }

  /** Whatever the row says of the note is so already. */
  #isIdentical({ fields, tags }: ImportRow, note: NoteRow): boolean {
    if (tags !== undefined && !this.#tags.areThose(tags, note.tags)) return false;
    const present = fieldsOf(note);
    return fields.every((field, i) => field === undefined || i >= present.length || field === present[i]);
  }

  #addNote({ row, notetype, deckId, first }: Incoming, outcome: 'new' | 'firstFieldMatch'): void {
    this.#log.leftOver(this.#leftOver(row.record, notetype.fields.length));
    const guid = row.guid === '' ? noteGuid(this.#col.env.random.bits64()) : row.guid;
    const fields = notetype.fields.map((_, i) => row.fields[i] ?? '');
    const tags = [...(row.tags ?? []), ...this.#options.allTags];
    const blank = { id: this.#writer.newNoteId(), guid, mid: notetype.id, flags: 0, data: '' };
    const { note, content } = this.#put(notetype, blank, { fields, tags, first });
    this.#writer.addCards(notetype, { id: note.id, ...content }, { isNew: true, deckId });
    this.#log.note(outcome, note);
  }

  /** Every match gets what the row has. In the log stands the one to which most happened. */
  #update(incoming: Incoming, matches: readonly Match[]): void {
    const { row, notetype, deckId } = incoming;
    const same = matches.filter(({ note }) => note.mid === notetype.id);
    if (same.length > 0) this.#log.leftOver(this.#leftOver(row.record, notetype.fields.length));
    for (const { note, identical } of same) {
      if (identical && this.#writer.hasAllCards(notetype, note.id)) continue;
      const wouldBe = this.#wouldBe(row, note);
      // Also of a note that stays as it is: the cards are made of what it would have become.
      const content = identical ? wouldBe : this.#put(notetype, withGuid(note, row.guid), wouldBe).content;
      this.#writer.addCards(notetype, { id: note.id, ...content }, { isNew: false, deckId });
    }
    const updated = same.find(({ identical }) => !identical);
    const [conflicting] = matches;
    if (updated !== undefined) this.#log.note(updated.byGuid ? 'updated' : 'firstFieldMatch', updated.note);
    else if (same[0] !== undefined) this.#log.note('duplicate', same[0].note);
    else if (conflicting !== undefined) this.#log.note('conflicting', conflicting.note);
  }

  #wouldBe(row: ImportRow, note: NoteRow): Content {
    const { allTags, updatedTags } = this.#options;
    return {
      fields: fieldsOf(note).map((field, i) => row.fields[i] ?? field),
      tags: [...(row.tags ?? splitTags(note.tags)), ...allTags, ...updatedTags],
    };
  }

  #put(
    notetype: Notetype,
    note: Omit<NoteRow, keyof Stored>,
    { fields, tags, first }: Content & { readonly first?: ComparedField | undefined },
  ): { readonly note: NoteRow; readonly content: Content } {
    const texts = storedFields(notetype, fields, { compose: this.#compose, first });
    const content: Content = { fields: texts.fields, tags: this.#tags.registered(tags) };
    const stored: Stored = {
      ...texts.columns,
      tags: joinedTags(content.tags),
      mod: Math.floor(this.#col.env.clock.nowMs() / 1000),
      usn: -1,
    };
    const row: NoteRow = { ...note, ...stored };
    this.#writer.put(row);
    return { note: row, content };
  }
}

type Stored = Pick<NoteRow, 'flds' | 'sfld' | 'csum' | 'tags' | 'mod' | 'usn'>;

interface Content {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

function usualDeck({ deck }: TextOptions): NameOrId {
  switch (deck.kind) {
    case 'one':
      return nameOrId(String(deck.deckId));
    case 'new':
      // Official has a name here even where it looks like a number.
      return { name: deck.name };
    case 'column':
      return { name: '' };
  }
}

function withGuid(note: NoteRow, guid: string): NoteRow {
  return guid === '' ? note : { ...note, guid };
}
