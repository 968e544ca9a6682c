import type { InputOf } from '#shared/contract/define.ts';
import type { notes as contract } from '#shared/contract/notes.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { foldName } from '../storage/fold-name.ts';
import {
  noteIdsByNotetype,
  type NoteRow,
  notesInPortions,
  noteStorage,
  noteTagsOf,
  putNoteTags,
} from '../storage/note-storage.ts';
import { getNotetype } from '../storage/notetype-storage.ts';
import { type TextReplacement, textReplacement } from '../storage/search/text-replacement.ts';
import { generateCardsOfNotes } from './card-generation.ts';
import { lastDeckOf } from './last-choice.ts';
import { joinedTags, registeredTags, splitTags } from './note-tags.ts';
import { composesText, fieldsOf, storedFields } from './stored-note.ts';

export type ReplaceWish = InputOf<(typeof contract)['findReplace']>;

interface Replaced {
  readonly noteCount: number;
  readonly changedCount: number;
}

/** Throws `search.invalid` for a regular expression that can't be read. Inside a transaction. */
export function findReplace(col: Collection, wish: ReplaceWish): Replaced {
  return wish.in.kind === 'tags' ? replaceInTags(col, wish) : replaceInFields(col, wish);
}

function replaceInFields(col: Collection, wish: ReplaceWish): Replaced {
  const { db } = col;
  const compose = composesText(db);
  const replace = replacementOf({ ...wish, search: compose ? wish.search.normalize('NFC') : wish.search });
  let [noteCount, changedCount] = [0, 0];
  for (const [notetypeId, ids] of noteIdsByNotetype(db, wish.noteIds)) {
    const notetype = getNotetype(db, notetypeId);
    const places = placesOf(notetype, wish.in);
    noteCount += ids.length;
    if (places.length === 0) continue;
    for (const notes of notesInPortions(db, ids)) {
      changedCount += replaceInNotes(col, notetype, notes, { places, replace, compose });
    }
  }
  return { noteCount, changedCount };
}

function placesOf({ fields }: Notetype, where: ReplaceWish['in']): number[] {
  if (where.kind !== 'field') return [...fields.keys()];
  const place = fields.findIndex(({ name }) => foldName(name) === foldName(where.name));
  return place < 0 ? [] : [place];
}

interface Work {
  readonly places: readonly number[];
  readonly replace: TextReplacement;
  readonly compose: boolean;
}

/** A note in which something was found counts as changed, even if it says the same as before. */
function replaceInNotes(
  col: Collection,
  notetype: Notetype,
  notes: readonly NoteRow[],
  { places, replace, compose }: Work,
): number {
  const { db, env } = col;
  const stamp = { mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
  const changed = notes.flatMap((note) => {
    const fields = fieldsOf(note);
    let found = false;
    for (const place of places) {
      const text = fields[place];
      const replaced = text === undefined ? undefined : replace(text);
      if (replaced === undefined) continue;
      fields[place] = replaced;
      found = true;
    }
    if (!found) return [];
    const stored = storedFields(notetype, fields, { compose });
    return [{ row: { ...note, ...stamp, ...stored.columns }, fields: stored.fields }];
  });
  noteStorage.putAll(
    db,
    changed.map(({ row }) => row),
  );
  const contents = changed.map(({ row, fields }) => ({ id: row.id, fields, tags: splitTags(row.tags) }));
  generateCardsOfNotes(col, notetype, contents, lastDeckOf(db, notetype.id));
  return changed.length;
}

function replaceInTags(col: Collection, wish: ReplaceWish): Replaced {
  const { db, env } = col;
  if (/[ \u3000]/u.test(wish.replacement)) throw new AppError('invalidInput', { issues: ['replacement: a space'] });
  const replace = replacementOf(wish);
  const notes = noteTagsOf(db, wish.noteIds);
  let changedCount = 0;
  for (const { id, tags } of notes) {
    const before = splitTags(tags);
    const replaced = before.map(replace);
    if (replaced.every((tag) => tag === undefined)) continue;
    const now = registeredTags(
      db,
      before.map((tag, i) => replaced[i] ?? tag),
    );
    putNoteTags(db, { id, tags: joinedTags(now), mod: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
    changedCount++;
  }
  return { noteCount: notes.length, changedCount };
}

function replacementOf(wish: Pick<ReplaceWish, 'search' | 'replacement' | 'regex' | 'ignoreCase'>): TextReplacement {
  try {
    return textReplacement(wish);
  } catch (cause: unknown) {
    throw new AppError('search.invalid', { fault: 'regex', start: 0, end: wish.search.length }, { cause });
  }
}
