import type { BrowserCell } from '#shared/contract/search.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import type { Deck } from '#shared/domain/deck.ts';
import { asOneLine } from '#shared/domain/html/text-line.ts';
import { trimmed } from '#shared/domain/white-space.ts';
import { QUEUE, TYPE } from '../cards/card-queue.ts';
import type { CardPlace, CardRenderer } from '../cards/render-card.ts';
import type { Collection } from '../collection/collection.ts';
import { strippedField } from '../notes/field-checksum.ts';
import { splitTags } from '../notes/note-tags.ts';
import { parseCardData } from '../storage/card-data.ts';
import type { CardRow } from '../storage/card-storage.ts';
import type { KeptObjects } from '../storage/object-table.ts';
import { retrievability, type SearchMoment } from '../storage/search/search-functions.ts';
import type { RowParts, RowSources } from './browser-rows.ts';

const FIELD_SEPARATOR = '\u001f';
const DAY_SECS = 86_400;
/** A due number beyond it is no day but a moment. */
const LAST_DAY = 365_000;
const NOTHING: BrowserCell = { kind: 'nothing' };

type Columns = { readonly question: string; readonly answer: string } | undefined;

/** Writes the cells of the browser's rows. For one call: decks and sides of a card are looked up once. */
export class CellWriter {
  readonly #col: Collection;
  readonly #renderer: CardRenderer;
  readonly #mode: BrowserMode;
  readonly #moment: SearchMoment;
  readonly #decks: KeptObjects<Deck>;
  readonly #deckNames = new Map<number, string>();
  readonly #places = new Map<number, CardPlace>();
  #rendered: { readonly parts: RowParts; readonly columns: Columns } | undefined;

  constructor(col: Collection, { renderer, decks }: RowSources, mode: BrowserMode) {
    this.#col = col;
    this.#renderer = renderer;
    this.#decks = decks;
    this.#mode = mode;
    this.#moment = { nowSecs: Math.floor(col.env.clock.nowMs() / 1000), ...col.dayTiming() };
  }

  cell(column: BrowserColumn, parts: RowParts): BrowserCell {
    const { note, notetype, cards } = parts;
    switch (column) {
      case 'noteFld':
        return text(oneLine(note.flds.split(FIELD_SEPARATOR)[notetype.sortFieldIndex] ?? ''));
      case 'question':
      case 'answer':
        return text(oneLine(this.#columnsOf(parts)?.[column] ?? ''));
      case 'template':
        return this.#mode === 'notes' ? number(cards.length) : text(templateName(parts));
      case 'deck':
        return this.#deck(cards);
      case 'cardDue':
        return this.#mode === 'notes' ? this.#noteDue(cards) : this.#cardDue(cards[0]);
      case 'cardEase':
        return easeCell(cards);
      case 'cardIvl':
        return this.#interval(cards);
      case 'cardLapses':
        return number(sumOf(cards, ({ lapses }) => lapses));
      case 'cardReps':
        return number(sumOf(cards, ({ reps }) => reps));
      case 'noteTags':
        return text(splitTags(note.tags).join(' '));
      case 'note':
        return text(notetype.name);
      case 'noteCrt':
        return moment(Math.floor(note.id / 1000));
      case 'cardMod':
        return moment(Math.max(...cards.map(({ mod }) => mod)));
      case 'noteMod':
        return moment(note.mod);
      case 'originalPosition':
        return positionCell(cards[0]);
      case 'stability':
      case 'difficulty':
      case 'retrievability':
        return this.#memory(column, cards[0]);
    }
  }

  #columnsOf(parts: RowParts): Columns {
    if (this.#rendered?.parts === parts) return this.#rendered.columns;
    const { note, notetype, cards } = parts;
    const columns = this.#renderer.columnsOf(this.#col.db, { note, notetype, card: cards[0] }, this.#places);
    this.#rendered = { parts, columns };
    return columns;
  }

  #deck(cards: RowParts['cards']): BrowserCell {
    if (this.#mode === 'notes') {
      const count = new Set(cards.map(({ did }) => did)).size;
      if (count > 1) return { kind: 'decks', count };
    }
    const [{ did, odid }] = cards;
    const name = this.#deckName(did);
    return text(odid === 0 ? name : `${name} (${this.#deckName(odid)})`);
  }

  #deckName(id: number): string {
    const known = this.#deckNames.get(id);
    if (known !== undefined) return known;
    const name = this.#decks.find(this.#col.db, id)?.name ?? '';
    this.#deckNames.set(id, name);
    return name;
  }

  #cardDue(card: CardRow): BrowserCell {
    const inBrackets = card.queue < 0;
    if (card.odid !== 0) return { kind: 'state', state: 'filtered', inBrackets };
    if (isNew(card)) return { kind: 'position', position: card.due, inBrackets };
    const atSecs = this.#dueSecs(card);
    return atSecs === undefined ? NOTHING : { kind: 'day', atMs: atSecs * 1000, inBrackets };
  }

  /** Of the card that comes next, among those that can come at all. */
  #noteDue(cards: RowParts['cards']): BrowserCell {
    const moments = cards
      .filter((card) => card.odid === 0 && !isNew(card) && card.queue >= 0)
      .map((card) => this.#dueSecs(card))
      .filter((secs) => secs !== undefined);
    return moments.length === 0 ? NOTHING : { kind: 'day', atMs: Math.min(...moments) * 1000, inBrackets: false };
  }

  #dueSecs(card: CardRow): number | undefined {
    const due = card.odue === 0 ? card.due : card.odue;
    if (card.queue === QUEUE.learnToday) return due;
    const countsDays =
      (card.type !== TYPE.new && due <= LAST_DAY) ||
      card.queue === QUEUE.learnLater ||
      card.queue === QUEUE.review ||
      (card.type === TYPE.review && card.queue < 0);
    return countsDays ? this.#moment.nowSecs + (due - this.#moment.daysElapsed) * DAY_SECS : undefined;
  }

  #interval(cards: RowParts['cards']): BrowserCell {
    if (this.#mode === 'cards') {
      const [{ type }] = cards;
      if (type === TYPE.new) return { kind: 'state', state: 'new', inBrackets: false };
      if (type === TYPE.learn) return { kind: 'state', state: 'learning', inBrackets: false };
    }
    const reviewed = cards.filter(({ type }) => type === TYPE.review || type === TYPE.relearn);
    if (reviewed.length === 0) return NOTHING;
    return { kind: 'span', secs: Math.floor((sumOf(reviewed, ({ ivl }) => ivl) * DAY_SECS) / reviewed.length) };
  }

  #memory(column: 'stability' | 'difficulty' | 'retrievability', card: CardRow): BrowserCell {
    const { stability, difficulty } = parseCardData(card.data);
    if (stability === undefined || difficulty === undefined) return NOTHING;
    if (column === 'stability') return { kind: 'span', secs: Math.fround(stability * DAY_SECS) };
    if (column === 'difficulty') return percent(Math.fround(Math.fround(difficulty - 1) / 9));
    const due = card.odue === 0 ? card.due : card.odue;
    return percent(retrievability(card.data, due, card.ivl, this.#moment) ?? 0);
  }
}

function templateName({ notetype, cards: [{ ord }] }: RowParts): string {
  if (notetype.kind !== 'cloze') return notetype.templates[ord]?.name ?? '';
  return `${notetype.templates[0]?.name ?? ''} ${ord + 1}`;
}

function easeCell(cards: RowParts['cards']): BrowserCell {
  const known = cards.filter(({ type }) => type !== TYPE.new);
  if (known.length === 0) return { kind: 'state', state: 'new', inBrackets: false };
  const average = Math.floor(sumOf(known, ({ factor }) => factor) / known.length);
  return { kind: 'percent', percent: Math.floor(average / 10) };
}

function positionCell({ data, type, due }: CardRow): BrowserCell {
  const { position } = parseCardData(data);
  if (position !== undefined) return number(position);
  return type === TYPE.new ? number(due) : NOTHING;
}

function isNew({ queue, type }: CardRow): boolean {
  return queue === QUEUE.new || type === TYPE.new;
}

function oneLine(html: string): string {
  return trimmed(strippedField(asOneLine(html)));
}

function sumOf(cards: readonly CardRow[], of: (card: CardRow) => number): number {
  return cards.reduce((sum, card) => sum + of(card), 0);
}

function text(shown: string): BrowserCell {
  return shown === '' ? NOTHING : { kind: 'text', text: shown };
}

function number(shown: number): BrowserCell {
  return { kind: 'number', number: shown };
}

function percent(share: number): BrowserCell {
  return { kind: 'percent', percent: Math.round(Math.fround(share * 100)) };
}

function moment(secs: number): BrowserCell {
  return { kind: 'moment', atMs: secs * 1000 };
}
