import type { BrowserCell, BrowserRow } from '#shared/contract/search.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import type { Deck } from '#shared/domain/deck.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { MARKED_TAG } from '#shared/domain/marked-tag.ts';
import { QUEUE } from '../cards/card-queue.ts';
import type { CardRenderer } from '../cards/render-card.ts';
import type { Collection } from '../collection/collection.ts';
import { splitTags } from '../notes/note-tags.ts';
import { cardsOfNotes, type CardRow, cardStorage } from '../storage/card-storage.ts';
import { booleanAt, listAt, numberAt, textAt } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import type { KeptObjects } from '../storage/object-table.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';
import { CellWriter } from './browser-cells.ts';

interface RowsWanted {
  readonly mode: BrowserMode;
  readonly ids: readonly number[];
  readonly columns: readonly BrowserColumn[];
}

/** What a row is made of; in notes mode all cards of the note, the first one first. */
export interface RowParts {
  readonly note: NoteRow;
  readonly notetype: Notetype;
  readonly cards: readonly [CardRow, ...CardRow[]];
}

/** Kept from call to call, as long as they are the same. */
export interface RowSources {
  readonly renderer: CardRenderer;
  readonly notetypes: KeptObjects<Notetype>;
  readonly decks: KeptObjects<Deck>;
}

const FLAG_BITS = 0b111;
const FLAG_COLORS = ['none', 'flag1', 'flag2', 'flag3', 'flag4', 'flag5', 'flag6', 'flag7'] as const;

/** One row for each id, in their order. */
export function browserRows(col: Collection, sources: RowSources, { mode, ids, columns }: RowsWanted): BrowserRow[] {
  const { db } = col;
  const cardsById = mode === 'cards' ? cardStorage.findAll(db, ids) : undefined;
  const noteIds = cardsById === undefined ? ids : [...cardsById.values()].map((card) => card.nid);
  const notes = noteStorage.findAll(db, noteIds);
  const cardsByNote = cardsById === undefined ? cardsOfNotes(db, ids) : undefined;
  const writer = new CellWriter(col, sources, mode);
  const notetypes = new Map([...notes.values()].map(({ mid }) => [mid, sources.notetypes.find(db, mid)]));
  return ids.map((id): BrowserRow => {
    const card = cardsById?.get(id);
    const note = notes.get(card?.nid ?? id);
    const [first, ...others] = cardsByNote?.get(id) ?? (card === undefined ? [] : [card]);
    const notetype = note === undefined ? undefined : notetypes.get(note.mid);
    if (note === undefined || notetype === undefined || first === undefined) return { kind: 'gone', id };
    const parts: RowParts = { note, notetype, cards: [first, ...others] };
    return {
      kind: 'row',
      id,
      noteId: note.id as NoteId,
      cardId: first.id as CardId,
      cells: columns.map((column): BrowserCell => writer.cell(column, parts)),
      color: colorOf(mode, parts),
      ...lookOf(parts),
    };
  });
}

/** The first that fits: flag, mark, suspended or buried. Notes can only be marked. */
function colorOf(mode: BrowserMode, { note, cards }: RowParts): (BrowserRow & { readonly kind: 'row' })['color'] {
  const [{ flags, queue }] = cards;
  const flag = FLAG_COLORS[flags & FLAG_BITS] ?? 'none';
  if (mode === 'cards' && flag !== 'none') return flag;
  if (splitTags(note.tags).some((tag) => tag.toLowerCase() === MARKED_TAG)) return 'marked';
  if (mode === 'notes') return 'none';
  if (queue === QUEUE.suspended) return 'suspended';
  return queue === QUEUE.buriedByScheduler || queue === QUEUE.buriedByUser ? 'buried' : 'none';
}

function lookOf({ notetype, cards: [{ ord }] }: RowParts): {
  readonly rtl: boolean;
  readonly fontFamily: string;
  readonly fontSizePx: number;
} {
  const field = listAt(notetype.json, 'flds').filter(isJsonObject)[notetype.sortFieldIndex];
  const template = listAt(notetype.json, 'tmpls').filter(isJsonObject)[notetype.kind === 'cloze' ? 0 : ord];
  return {
    rtl: field !== undefined && booleanAt(field, 'rtl'),
    fontFamily: template === undefined ? '' : textAt(template, 'bfont'),
    fontSizePx: template === undefined ? 0 : numberAt(template, 'bsize'),
  };
}
