import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { CallContext, InputOf, OutputOf } from '#shared/contract/define.ts';
import { CardId } from '#shared/contract/ids.ts';
import type { ExportScope } from '#shared/contract/packages.ts';
import type { text, TextExportKind } from '#shared/contract/text.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { CardRenderer } from '../cards/render-card.ts';
import type { Collection } from '../collection/collection.ts';
import { codeOf } from '../errors/from-cause.ts';
import { splitTags } from '../notes/note-tags.ts';
import { fieldsOf } from '../notes/stored-note.ts';
import type { ReadDb } from '../storage/connection.ts';
import { getDeck, listChildDeckIds } from '../storage/deck-storage.ts';
import { replaceFile, syncFile } from '../storage/durable-file.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import {
  deckNamesOfFirstCards,
  notesToWrite,
  notetypeIdsOfNotes,
  type RowsWanted,
  wantedCardIds,
  wantedNoteIds,
  type WrittenNote,
} from '../storage/text-storage.ts';
import { csvCell, csvLine, needsQuotes } from './csv-text.ts';
import { exportedAnswer, exportedField, hasStylesOrBoxes } from './exported-field.ts';

const CARDS_AT_ONCE = 200;

type Wish = InputOf<typeof text.export>;
type Ctx = CallContext<{ done: number; total: number }>;
type NotesWish = Extract<TextExportKind, { kind: 'notes' }>;

interface ExportEnv {
  readonly ctx: Ctx;
  readonly words: RenderWords;
}

/** Writes the file beside its place and puts it there when it is whole. */
export function exportText(
  { db }: Collection,
  { path, scope, options }: Wish,
  { ctx, words }: ExportEnv,
): OutputOf<typeof text.export> {
  const wanted = rowsWanted(db, scope);
  const lines =
    options.kind === 'notes'
      ? noteLines(db, wantedNoteIds(db, wanted), options)
      : cardLines(db, wantedCardIds(db, wanted), { html: options.html, words });
  return written(path, lines, ctx);
}

function rowsWanted(db: ReadDb, scope: ExportScope): RowsWanted {
  if (scope.kind !== 'deck') return scope;
  const deck = getDeck(db, scope.deckId);
  return { kind: 'decks', deckIds: [deck.id, ...listChildDeckIds(db, deck.name)] };
}

interface Lines {
  readonly head: string;
  readonly total: number;
  /** Some at a time. */
  readonly rows: Iterable<readonly string[]>;
}

function headOf(html: boolean, columns: readonly (readonly [name: string, column: number | undefined])[]): string {
  const given = columns.flatMap(([name, column]) => (column === undefined ? [] : [`#${name} column:${column}\n`]));
  return `#separator:tab\n#html:${String(html)}\n${given.join('')}`;
}

function noteLines(db: ReadDb, noteIds: readonly number[], wish: NotesWish): Lines {
  const notetypes = new Map(notetypeIdsOfNotes(db, noteIds).map((id) => [id, findNotetype(db, id)]));
  const widest = Math.max(0, ...[...notetypes.values()].map((notetype) => notetype?.fields.length ?? 0));
  const before = [wish.withGuid, wish.withNotetype, wish.withDeck];
  const place = (index: number): number | undefined =>
    before[index] === true ? before.slice(0, index + 1).filter(Boolean).length : undefined;
  const tagsColumn = wish.withTags ? before.filter(Boolean).length + widest + 1 : undefined;
  return {
    head: headOf(wish.html, [
      ['guid', place(0)],
      ['notetype', place(1)],
      ['deck', place(2)],
      ['tags', tagsColumn],
    ]),
    total: noteIds.length,
    rows: noteRows(db, noteIds, { wish, notetypes, widest }),
  };
}

interface NoteRowsOptions {
  readonly wish: NotesWish;
  readonly notetypes: ReadonlyMap<number, Notetype | undefined>;
  readonly widest: number;
}

function* noteRows(
  db: ReadDb,
  noteIds: readonly number[],
  { wish, notetypes, widest }: NoteRowsOptions,
): Generator<string[]> {
  for (const notes of notesToWrite(db, noteIds)) {
    const decks = wish.withDeck
      ? deckNamesOfFirstCards(
          db,
          notes.map(({ id }) => id),
        )
      : new Map<number, string>();
    yield notes.map((note) =>
      csvLine(noteCells(note, { wish, notetypes, widest, deckName: decks.get(note.id) ?? '' })),
    );
  }
}

function noteCells(
  note: WrittenNote,
  { wish, notetypes, widest, deckName }: NoteRowsOptions & { readonly deckName: string },
): string[] {
  const cells: string[] = [];
  if (wish.withGuid) cells.push(csvCell(note.guid));
  if (wish.withNotetype) cells.push(csvCell(notetypes.get(note.mid)?.name ?? ''));
  if (wish.withDeck) cells.push(csvCell(deckName));
  const before = cells.length;
  const goesAsItIs = wish.html && !hasStylesOrBoxes(note.flds) && !needsQuotes(note.flds);
  for (const field of fieldsOf(note)) cells.push(goesAsItIs ? field : csvCell(exportedField(field, wish)));
  while (cells.length < before + widest) cells.push('');
  if (wish.withTags) cells.push(csvCell(splitTags(note.tags).join(' ')));
  return cells;
}

function cardLines(
  db: ReadDb,
  cardIds: readonly number[],
  { html, words }: { readonly html: boolean; readonly words: RenderWords },
): Lines {
  return { head: headOf(html, []), total: cardIds.length, rows: cardRows(db, cardIds, { html, words }) };
}

function* cardRows(
  db: ReadDb,
  cardIds: readonly number[],
  { html, words }: { readonly html: boolean; readonly words: RenderWords },
): Generator<string[]> {
  const renderer = new CardRenderer({ words, hasMedia: () => true });
  for (let start = 0; start < cardIds.length; start += CARDS_AT_ONCE) {
    const portion = cardIds.slice(start, start + CARDS_AT_ONCE).map((id) => CardId.parse(id));
    yield renderer
      .sides(db, portion)
      .map(({ question, answer }) =>
        csvLine([csvCell(exportedField(question, { html })), csvCell(exportedAnswer(answer, { html }))]),
      );
  }
}

function written(path: string, { head, total, rows }: Lines, ctx: Ctx): { count: number; bytes: number } {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = openSync(beside, 'wx');
    let count = 0;
    let bytes = 0;
    try {
      bytes += writeSync(file, head);
      for (const lines of rows) {
        ctx.throwIfCancelled();
        bytes += writeSync(file, lines.join(''));
        count += lines.length;
        ctx.report({ done: count, total });
      }
    } finally {
      closeSync(file);
    }
    syncFile(beside);
    replaceFile(beside, path);
    return { count, bytes };
  } catch (error: unknown) {
    rmSync(beside, { force: true });
    throw writeFailure(error);
  }
}

/** A folder that may not be written to is one that the person chose: the collection has nothing to do with it. */
function writeFailure(error: unknown): unknown {
  const reason = codeOf(error);
  switch (reason) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file.notAllowed', { reason }, { cause: error });
    default:
      return error;
  }
}
