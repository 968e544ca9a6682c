import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchCards, searchNotes } from '#core/search/search-cards.ts';
import { SearchSyntaxError } from '#shared/domain/search/search-fault.ts';
import { parseSearch } from '#shared/domain/search/parse-search.ts';
import { writeSearch } from '#shared/domain/search/write-search.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, PeerError, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;

/**
 * Every keyword, operator, wildcard, escape and mistake of the search language. Left out is `\\b` of regular
 * expressions, which knows English letters only (docs/differences.md).
 */
const SEARCH_QUERIES = JSON.parse(
  readFileSync(join(import.meta.dirname, 'search-queries.json'), 'utf8'),
) as readonly string[];
/** More on request. */
const GENERATED = 400 * Number(process.env['EBB_DEPTH'] ?? 1);

/** Queries of the corpus put together by everything that joins them, mistakes included. */
const generated = fc.oneof(
  { depthSize: 'small', withCrossShrink: true },
  fc.constantFrom(...SEARCH_QUERIES),
  fc
    .array(fc.tuple(fc.constantFrom(' ', ' or ', ' and ', ' -', '', ')(', ' ('), fc.constantFrom(...SEARCH_QUERIES)), {
      minLength: 2,
      maxLength: 4,
    })
    .map((parts) => parts.map(([joint, query], index) => (index === 0 ? query : joint + query)).join('')),
  fc
    .array(fc.constantFrom('a', 'e', 'o', '*', '_', '\\', '"', ':', '(', ')', '-', ' '), { maxLength: 12 })
    .map((chars) => chars.join('')),
);

/** Texts that the made collections lack: marks of the language itself, accents, entities, several lines. */
const NOTES: readonly (readonly [front: string, back: string, tags: string])[] = [
  ['a-text', 'b', ''],
  ['-text', 'and', ''],
  ['dog (cat)', 'x:y', ''],
  ['DÖG', 'Über', ''],
  ['dög', 'a*b_c', ''],
  ['foo\nbar baz', '10%', ''],
  ['a&amp;b', '<b>bold</b>', 'Tag::Sub ÄB'],
  ['{{c1::one}} two', 'back\\slash', 'tag'],
  ['', 'quote"q', 'tagx'],
  ['straße', 'STRASSE e\u0301 \u00e9', 'a:b none'],
];

function spelling(query: string): string {
  try {
    const nodes = parseSearch(query);
    const [only] = nodes;
    // The call that spells a search for the peer takes off brackets around all of it; filtered decks keep them.
    return writeSearch(nodes.length === 1 && only?.kind === 'group' ? only.nodes : nodes);
  } catch (error: unknown) {
    if (error instanceof SearchSyntaxError) return 'refused';
    throw error;
  }
}

type Found = readonly number[] | 'refused' | 'refusedRegex';

describe.skipIf(!peerAvailable())('a search finds what the official one finds, or is refused as there', () => {
  let folder: string;
  let peer: Peer;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-search-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    file = join(folder, 'collection.anki2');
    await peer.call('make', { day: '2025-11-15', notes: 400, filtered: true, fsrs: true, seed: 5 }, file);
    for (const [front, back, tags] of NOTES) {
      const fields = { Front: front, Back: back };
      await peer.call('add-note', { notetype: 'Basic', deck: 'Über::Kind', fields, tags: tags.split(' ') }, file);
    }
    await peer.call('deck-config', { deck: 'Über::Kind', add: 'Émile', use: true }, file);
    const { ids } = await peer.call<{ ids: number[] }>('search', { query: 'is:review', limit: 60 }, file);
    await peer.call('set-due', { cards: ids.slice(0, 5), days: '3' }, file);
    await peer.call('forget', { cards: ids.slice(5, 9) }, file);
    await peer.call('bury', { cards: ids.slice(9, 12) }, file);
    await peer.call('answer', { rating: 1, count: 4 }, file);
    await peer.call('answer', { rating: 3, count: 6 }, file);
    const custom = [{ v: 4 }, { v: 2, txt: 'abc' }, { txt: 'b' }, { v: '7' }, { v: 3.5, txt: true }];
    for (const [index, values] of custom.entries()) {
      const data = JSON.stringify({ cd: JSON.stringify(values) });
      await peer.call('sql', { query: `update cards set data = '${data}' where id = ${ids[20 + index]}` }, file);
    }
  }, 60_000);
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function theirs(query: string, notes: boolean): Promise<Found> {
    try {
      return (await peer.call<{ ids: number[] }>('search', { query, notes }, file)).ids;
    } catch (error: unknown) {
      if (error instanceof PeerError && /Search|InvalidInput|DBError/u.test(error.type)) return 'refused';
      throw error;
    }
  }

  function ours({ collection }: AdoptedCollection, query: string, notes: boolean): Found {
    try {
      return notes ? searchNotes(collection, query) : searchCards(collection, query);
    } catch (error: unknown) {
      if (!isAppError(error, 'search.invalid')) throw error;
      return error.details.fault === 'regex' ? 'refusedRegex' : 'refused';
    }
  }

  /** Official reads a regular expression when the first text meets it, which beside other terms may never happen. */
  function same(official: Found | undefined, found: Found, query: string): boolean {
    if (found === 'refusedRegex') return official === 'refused' || !SEARCH_QUERIES.includes(query);
    return String(official) === String(found);
  }

  async function expectSame(queries: readonly string[]): Promise<void> {
    const expected = new Map<string, readonly [Found, Found]>();
    for (const query of queries) expected.set(query, [await theirs(query, false), await theirs(query, true)]);
    await peer.call('close', {}, file);
    const adopted = adoptedCollection(file, { nowSecs: NOW_SECS });
    try {
      const said = (answer: Found | undefined): string =>
        typeof answer === 'object' ? `${answer.length} cards` : 'refused';
      const differing = queries.flatMap((query) => {
        const [cards, notes] = expected.get(query) ?? [];
        const found = ours(adopted, query, false);
        return same(cards, found, query) && same(notes, ours(adopted, query, true), query)
          ? []
          : [`${query}  official: ${said(cards)}  ours: ${said(found)}`];
      });
      expect(differing).toEqual([]);
      // A corpus that finds nothing would agree with anything.
      const telling = [...expected.values()].filter(([cards]) => cards === 'refused' || cards.length > 0);
      expect(telling.length).toBeGreaterThan(queries.length / 2);
    } finally {
      adopted.close();
    }
  }

  test(`for ${SEARCH_QUERIES.length} queries`, async () => {
    await expectSame(SEARCH_QUERIES);
  }, 60_000);

  test(`for ${GENERATED} generated queries`, async () => {
    const seed = Number(process.env['EBB_SEED'] ?? Date.now() % 1_000_000);
    console.info(`generated queries, EBB_SEED=${seed}`);
    await expectSame(fc.sample(generated, { seed, numRuns: GENERATED }));
  }, 120_000);

  test('and is written as there', async () => {
    const readable = SEARCH_QUERIES.filter((query) => spelling(query) !== 'refused');
    const official = new Map<string, string>();
    for (const query of readable) {
      const { text } = await peer.call<{ text: string }>('normalize-search', { query }, file);
      official.set(query, text);
    }
    expect(Object.fromEntries(readable.map((query) => [query, spelling(query)]))).toEqual(Object.fromEntries(official));
    expect(readable.length).toBeGreaterThan(300);
  }, 60_000);

  test('while accents are to be ignored, and texts are not composed', async () => {
    await peer.call('set-config', { key: 'ignoreAccentsInSearch', value: true }, file);
    await expectSame(SEARCH_QUERIES);
    await peer.call('set-config', { key: 'normalize_note_text', value: false }, file);
    await expectSame(SEARCH_QUERIES);
    await peer.call('set-config', { key: 'ignoreAccentsInSearch', value: false }, file);
    await peer.call('set-config', { key: 'normalize_note_text', value: true }, file);
  }, 90_000);
});
