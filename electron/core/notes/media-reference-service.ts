import type { Handlers, OutputOf } from '#shared/contract/define.ts';
import { NoteId } from '#shared/contract/ids.ts';
import type { mediaReferences } from '#shared/contract/media-references.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { ReadDb } from '../storage/connection.ts';
import { noteFieldsAfter, noteStorage, noteTagsOf, putNoteTags } from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import { totalChanges } from '../storage/total-changes.ts';
import { derivedColumns } from './field-checksum.ts';
import { mediaReferenceList } from './media-reference-list.ts';
import { inlineImages, renamedMedia } from './media-names.ts';
import { joinedTags, registeredTags, splitTags } from './note-tags.ts';

const NOTES_AT_ONCE = 2000;
const FIELD_SEPARATOR = '\u001f';

interface MediaReferenceDeps {
  readonly collection: () => Collection;
}

/** Which files the collection names, for the thread that has the files. */
export function mediaReferenceService({ collection }: MediaReferenceDeps): Handlers<typeof mediaReferences> {
  const numbers = new WeakMap<Collection, number>();
  let opened = 0;

  function stampOf(col: Collection): string {
    let number = numbers.get(col);
    if (number === undefined) numbers.set(col, (number = ++opened));
    return `${number}:${totalChanges(col.db)}`;
  }

  return {
    list: async ({ knownStamp }) => {
      const col = collection();
      // Before the reading: what changes meanwhile is found the next time.
      const stamp = stampOf(col);
      return { stamp, references: stamp === knownStamp ? null : await mediaReferenceList(col.db) };
    },
    inlineImages: ({ afterNoteId }) => inlineImagesAfter(collection().db, afterNoteId ?? 0),
    rename: ({ renames, noteIds }) => {
      const col = collection();
      const newNames = new Map(renames.map(({ from, to }) => [from, to]));
      return col.transact('renameMedia', () => ({ noteCount: renameInNotes(col, newNames, noteIds) }));
    },
    tagMissing: ({ noteIds, tag }) => {
      const col = collection();
      return col.transact('tagMissingMedia', () => ({ noteCount: tagNotes(col, noteIds, tag) }));
    },
  };
}

/** Notes are read until so much text of images is found: it goes from thread to thread as one message. */
const INLINE_CHARS_AT_ONCE = 8_000_000;

function inlineImagesAfter(db: ReadDb, start: number): OutputOf<typeof mediaReferences.inlineImages> {
  const images: { noteId: NoteId; address: string }[] = [];
  let chars = 0;
  for (const { id, flds } of notesAfter(db, start)) {
    if (!/data:image/iu.test(flds)) continue;
    for (const address of flds.split(FIELD_SEPARATOR).flatMap((field) => [...inlineImages(field)])) {
      images.push({ noteId: NoteId.parse(id), address });
      chars += address.length;
    }
    if (chars > INLINE_CHARS_AT_ONCE) return { images, afterNoteId: NoteId.parse(id) };
  }
  return { images, afterNoteId: null };
}

/** As official's check writes them: text, checksum and sort field; no cards come or go by it. */
function renameInNotes(
  col: Collection,
  newNames: ReadonlyMap<string, string>,
  noteIds: readonly number[] | undefined,
): number {
  const { db, env } = col;
  const stamp = { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
  let noteCount = 0;
  for (const { id, mid, flds } of noteIds === undefined
    ? notesAfter(db, 0)
    : noteStorage.findAll(db, noteIds).values()) {
    const fields = flds.split(FIELD_SEPARATOR).map((field) => renamedMedia(field, (name) => newNames.get(name)));
    if (fields.join(FIELD_SEPARATOR) === flds) continue;
    const note = noteStorage.find(db, id);
    const notetype = findNotetype(db, mid);
    if (note === undefined) continue;
    if (notetype === undefined) throw new AppError('collection.damaged', { check: `note type of note ${id}` });
    const derived = derivedColumns(fields, notetype.sortFieldIndex);
    noteStorage.put(db, { ...note, ...stamp, flds: fields.join(FIELD_SEPARATOR), ...derived });
    noteCount++;
  }
  return noteCount;
}

/** Some at a time: the notes may be written to meanwhile. */
function* notesAfter(db: ReadDb, start: number): Generator<ReturnType<typeof noteFieldsAfter>[number]> {
  for (let after = start; ; ) {
    const notes = noteFieldsAfter(db, after, NOTES_AT_ONCE);
    const last = notes.at(-1);
    if (last === undefined) return;
    yield* notes;
    after = last.id;
  }
}

function tagNotes({ db, env }: Collection, noteIds: readonly number[], tag: string): number {
  const stamp = { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
  let noteCount = 0;
  for (const { id, tags } of noteTagsOf(db, noteIds)) {
    const joined = joinedTags(registeredTags(db, [...splitTags(tags), tag]));
    if (joined === tags) continue;
    putNoteTags(db, { id, tags: joined, ...stamp });
    noteCount++;
  }
  return noteCount;
}
