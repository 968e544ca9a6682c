import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchCards, searchNotes } from '#core/search/search-cards.ts';
import { searchService } from '#core/search/search-service.ts';
import { browserOrder } from '#core/storage/search/browser-order.ts';
import { withSearchFunctions } from '#core/storage/search/search-functions.ts';
import { all } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { BrowserCell, BrowserRow } from '#shared/contract/search.ts';
import {
  BROWSER_COLUMNS,
  BROWSER_MODES,
  type BrowserColumn,
  type BrowserMode,
  firstDirection,
} from '#shared/domain/browser-column.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { peerWords } from './peer-words.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
/** Their numbers for the colours of rows. */
const COLORS = [
  'none',
  'marked',
  'suspended',
  'flag1',
  'flag2',
  'flag3',
  'flag4',
  'flag5',
  'flag6',
  'flag7',
  'buried',
] as const;
const ODD_FRONTS = [
  '<img src="a b.png"> <b>x</b>',
  'a<br>b<div>c</div>\nd',
  '[sound:a.mp3] [[type:x]] &amp;&lt;',
  '[anki:tts lang=en_US]say <i>it</i>[/anki:tts]',
  ' {{c1::x}} ',
  '<style>p {}</style><!-- c -->t',
];

interface OfficialRow {
  readonly cells: readonly string[];
  readonly rtl: boolean;
  readonly color: number;
  readonly font: string;
  readonly size: number;
}

describe.skipIf(!peerAvailable())('the browser', () => {
  let folder: string;
  let peer: Peer;
  let file: string;
  let adopted: AdoptedCollection;
  let words: RenderWords;
  const ids: Record<BrowserMode, number[]> = { cards: [], notes: [] };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-browser-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    file = join(folder, 'collection.anki2');
    const call = (command: string, args: Record<string, unknown> = {}) => peer.call(command, args, file);
    await call('make', { day: '2025-11-15', notes: 150, filtered: true, fsrs: true, seed: 11 });
    await addOddNotes(call);
    for (const mode of BROWSER_MODES) {
      const { ids: found } = await call('search', { query: '', notes: mode === 'notes' });
      ids[mode] = found;
    }
    words = await peerWords(peer, file);
    await call('close');
    adopted = adoptedCollection(file, { nowSecs: NOW_SECS });
  }, 60_000);
  afterAll(async () => {
    adopted.close();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Cards and notes of every colour, several decks of one note, templates of the browser's own, an empty front. */
  async function addOddNotes(
    call: (command: string, args?: Record<string, unknown>) => Promise<unknown>,
  ): Promise<void> {
    const list = ODD_FRONTS.map((front) => ({ notetype: 'Basic', fields: [front, 'back {{x}}'], tags: ['marked'] }));
    await call('add-notes', { list });
    const cards = [
      {
        name: 'ß',
        qfmt: '{{Front}}',
        afmt: '{{FrontSide}}<hr>{{Back}}',
        bqfmt: '{{text:Back}}',
        bafmt: '{{Tags}} {{FrontSide}} {{Deck}}',
        bfont: 'Times',
        bsize: 31,
      },
      { name: 'SS+', qfmt: '{{Back}}', afmt: '{{Back}}: {{Front}}' },
      { name: 'odd', qfmt: '{{#Front}}{{Front}}', afmt: '{{Front}}' },
    ];
    await call('add-notetype', { name: 'À mine', cards, skip_checks: true });
    await call('add-notes', { list: [{ notetype: 'À mine', fields: ['q [sound:x.mp3]', 'a'], deck: 'Other' }] });
    const query = 'update cards set ord = 7 where id = (select max(id) from cards)';
    await call('add-notes', { list: [{ notetype: 'Cloze', fields: ['{{c1::x}}', ''] }] });
    await call('sql', { query });
    const { ids: some } = (await call('search', { query: 'is:review -deck:filtered', limit: 40 })) as { ids: number[] };
    for (let flag = 1; flag <= 7; flag++) await call('set-flag', { cards: some.slice(flag, flag + 1), flag });
    await call('suspend', { cards: some.slice(7, 10) });
    await call('bury', { cards: some.slice(10, 13) });
    await call('bury', { cards: some.slice(13, 16), by_scheduler: true });
    await call('forget', { cards: some.slice(16, 19), restore_position: true });
    await call('move-cards', { cards: some.slice(19, 24), deck: 'Other' });
    await call('answer', { rating: 1, count: 3 });
    await call('tag', { notes: [], clear_unused: true });
  }

  function service(): ReturnType<typeof searchService> {
    return searchService({
      collection: () => adopted.collection,
      render: { words, hasMedia: () => false },
    });
  }

  const sortable = BROWSER_MODES.flatMap((mode) =>
    BROWSER_COLUMNS.filter((column) => firstDirection(column, mode) !== null).map((column) => [mode, column] as const),
  );
  test.each(sortable)('%s by %s come in the official order, and in reverse', async (mode, column) => {
    await expectOfficialOrder(mode, column, false);
    await expectOfficialOrder(mode, column, true);
  });

  async function expectOfficialOrder(mode: BrowserMode, column: BrowserColumn, descending: boolean): Promise<void> {
    const search = mode === 'cards' ? searchCards : searchNotes;
    const found = search(adopted.collection, '', { column, descending });
    const query = { query: '', notes: mode === 'notes', order: column, reverse: descending };
    const { ids: theirs } = await peer.call<{ ids: number[] }>('search', query, file);
    expect(found.toSorted((a, b) => a - b)).toEqual(theirs.toSorted((a, b) => a - b));
    // Which of two that are equal comes first, the official client leaves open.
    const places = placesOf(mode, column, descending);
    const ranks = (list: readonly number[]): (number | undefined)[] => list.map((id) => places.get(id));
    expect(ranks(found)).toEqual(ranks(theirs));
    expect(new Set(places.values()).size).toBeGreaterThan(1);
  }

  function placesOf(mode: BrowserMode, column: BrowserColumn, descending: boolean): ReadonlyMap<number, number> {
    const { db } = adopted.collection;
    const moment = { nowSecs: NOW_SECS, ...adopted.collection.dayTiming() };
    const order = browserOrder(db, mode, { column, descending }, moment);
    if (order === undefined) throw new Error('not sortable');
    const { tables, joins, keys } = order;
    const from = mode === 'cards' ? 'cards c JOIN notes n ON n.id = c.nid' : 'notes n';
    const sql = `${tables === '' ? '' : `WITH ${tables}`}
      SELECT ${mode === 'cards' ? 'c.id' : 'n.id'} AS id, dense_rank() OVER (ORDER BY ${keys.join(', ')}) AS place
      FROM ${from} ${joins}`;
    const rows = withSearchFunctions(db, { matchers: [], moment }, () => all<{ id: number; place: number }>(db, sql));
    return new Map(rows.map(({ id, place }) => [id, place]));
  }

  test.each(BROWSER_MODES)('rows of %s show what they show there', async (mode) => {
    const columns = [...BROWSER_COLUMNS];
    const { rows: theirs } = await peer.call<{ rows: OfficialRow[] }>(
      'browser-rows',
      { mode, ids: ids[mode], columns },
      file,
    );
    const rows = await service().rows({ mode, ids: ids[mode], columns }, callContext());
    const spans = await spanTexts(rows);
    const shown = rows.map((row) => (row.kind === 'gone' ? row : shownRow(row, spans)));
    expect(shown).toEqual(theirs.map((row) => ({ ...row, color: COLORS[row.color] })));
    const colors = new Set(rows.map((row) => (row.kind === 'row' ? row.color : 'gone')));
    expect(colors.size).toBe(mode === 'cards' ? COLORS.length : 2);
  });

  function shownRow(row: BrowserRow & { readonly kind: 'row' }, spans: ReadonlyMap<number, string>): unknown {
    return {
      cells: row.cells.map((cell, i) => official(cell, BROWSER_COLUMNS[i] === 'cardDue', spans)),
      rtl: row.rtl,
      color: row.color,
      font: row.fontFamily,
      size: row.fontSizePx,
    };
  }

  async function spanTexts(rows: readonly BrowserRow[]): Promise<ReadonlyMap<number, string>> {
    const seconds = rows.flatMap((row) =>
      row.kind === 'row' ? row.cells.flatMap((cell) => (cell.kind === 'span' ? [cell.secs] : [])) : [],
    );
    const { texts } = await peer.call<{ texts: string[] }>('format-spans', { seconds }, file);
    return new Map(seconds.map((secs, i) => [secs, texts[i] ?? '']));
  }

  test('a row of what is gone says so', async () => {
    const rows = await service().rows({ mode: 'cards', ids: [5], columns: ['noteFld'] }, callContext());
    expect(rows).toEqual([{ kind: 'gone', id: 5 }]);
  });
});

/** A cell in the official client's English. */
function official(cell: BrowserCell, isDue: boolean, spans: ReadonlyMap<number, string>): string {
  const bracketed = (text: string, inBrackets: boolean): string => (inBrackets ? `(${text})` : text);
  switch (cell.kind) {
    case 'nothing':
      return '';
    case 'text':
      return cell.text.replaceAll(/[\u2068\u2069]/gu, '');
    case 'day':
      return bracketed(new Date(cell.atMs).toISOString().slice(0, 10), cell.inBrackets);
    case 'moment':
      return new Date(cell.atMs).toISOString().slice(0, 16).replace('T', ' @ ');
    case 'span':
      return spans.get(cell.secs) ?? '';
    case 'number':
      return String(cell.number);
    case 'percent':
      return `${cell.percent}%`;
    case 'position':
      return bracketed(`New #${cell.position}`, cell.inBrackets);
    case 'state':
      return isDue ? bracketed(`(${cell.state})`, cell.inBrackets) : `(${cell.state})`;
    case 'decks':
      return `(${cell.count})`;
  }
}
