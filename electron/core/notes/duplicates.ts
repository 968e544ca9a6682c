import { parseSearch } from '#shared/domain/search/parse-search.ts';
import { writeSearch } from '#shared/domain/search/write-search.ts';
import type { Collection } from '../collection/collection.ts';
import { searchFailure, searchNotes } from '../search/search-cards.ts';
import { literalName, untypedTerm } from '../search/untyped-term.ts';
import type { ReadDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { firstFieldsByChecksum, notesInPortions } from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import { fieldChecksum, strippedField } from './field-checksum.ts';
import { composesText, fieldsOf } from './stored-note.ts';

/** Other notes of the note type whose first field says the same, ascending. */
export function duplicatesOf(db: ReadDb, notetypeId: number, firstField: string, noteId: number | undefined): number[] {
  const stripped = strippedField(composesText(db) ? firstField.normalize('NFC') : firstField);
  return firstFieldsByChecksum(db, notetypeId, fieldChecksum(stripped))
    .filter(({ id, first }) => id !== noteId && strippedField(first) === stripped)
    .map(({ id }) => id);
}

interface DuplicatesWanted {
  readonly fieldName: string;
  readonly query: string;
  readonly notetypeId?: number | undefined;
}

/** Notes with the same text in a field, by that text, in the order in which each is found to be there twice. */
export function findDuplicates(
  col: Collection,
  { fieldName, query, notetypeId }: DuplicatesWanted,
): { text: string; noteIds: number[] }[] {
  const { db } = col;
  const byText = new Map<string, number[]>();
  const groups: { text: string; noteIds: number[] }[] = [];
  const places = new Map<number, number>();
  const key = foldName(fieldName);
  for (const notes of notesInPortions(db, searchNotes(col, withField(query, fieldName)))) {
    for (const note of notes) {
      if (notetypeId !== undefined && note.mid !== notetypeId) continue;
      const place = placeOf(db, places, note.mid, key);
      const text = strippedField(fieldsOf(note)[place] ?? '');
      if (text === '') continue;
      const same = byText.get(text) ?? [];
      byText.set(text, same);
      same.push(note.id);
      if (same.length === 2) groups.push({ text, noteIds: same });
    }
  }
  return groups;
}

/** The search, and something in the field. */
function withField(query: string, fieldName: string): string {
  try {
    const nodes = parseSearch(query);
    const filled = untypedTerm({ kind: 'field', field: literalName(fieldName), text: '_*', mode: 'normal' });
    return writeSearch(nodes.length === 0 ? [filled] : [{ kind: 'group', nodes }, { kind: 'and' }, filled]);
  } catch (error: unknown) {
    throw searchFailure(error);
  }
}

function placeOf(db: ReadDb, known: Map<number, number>, notetypeId: number, key: string): number {
  const found =
    known.get(notetypeId) ?? findNotetype(db, notetypeId)?.fields.findIndex(({ name }) => foldName(name) === key) ?? -1;
  known.set(notetypeId, found);
  return found;
}
