import { callContext } from '#core/testing/call-context.ts';
import { BROWSER_COLUMNS, BROWSER_MODES, firstDirection } from '#shared/domain/browser-column.ts';
import { DeckId, type NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { Engine } from '#core/engine-types.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { engineOn } from './engine-on.ts';
import { cpuMs, median, type Row } from './measure.ts';

const RUNS = 9;
const WINDOW = 60;
const REPLACED_NOTES = 20_000;
const ADDED_NOTES = 10_000;

/** What the peer says of a command: the time of the processor, taken inside of its own process. */
interface Took {
  readonly cpu_seconds: number;
}

/** One thing done by both, in turns: how fast the machine is changes from minute to minute. */
interface Work {
  readonly name: string;
  readonly runs?: number;
  readonly ebb: () => Promise<unknown>;
  /** The commands that do the same. */
  readonly official: () => Promise<readonly Took[]>;
}

/** Medians of the processor's time, collecting garbage and all: other programs and the disk are no part of it. */
async function measured({ name, ebb, official, runs = RUNS }: Work): Promise<Row> {
  const times: { ebb: number[]; official: number[] } = { ebb: [], official: [] };
  for (let run = 0; run < runs; run += 1) {
    times.ebb.push(await cpuMs(ebb));
    const took = await official();
    times.official.push(took.reduce((sum, { cpu_seconds: secs }) => sum + secs * 1000, 0));
  }
  return { name, unit: 'ms', ebb: median(times.ebb), official: median(times.official) };
}

interface Clients {
  readonly engine: Engine;
  readonly peer: Peer;
  readonly anki: string;
}

async function withClients(anki: string, profile: string, work: (clients: Clients) => Promise<Row[]>): Promise<Row[]> {
  const engine = engineOn(profile);
  engine.open();
  const peer = await startPeer();
  try {
    return await work({ engine, peer, anki });
  } finally {
    await peer.stop();
    await engine.close();
  }
}

/** Searches, orders and rows of the browser. */
export async function measureSearch(anki: string, profile: string): Promise<Row[]> {
  return withClients(anki, profile, async (clients) => {
    const rows: Row[] = [];
    for (const query of await queriesOf(clients)) rows.push(await measured(searching(clients, query)));
    for (const mode of BROWSER_MODES) {
      for (const column of BROWSER_COLUMNS) {
        if (firstDirection(column, mode) !== null) rows.push(await measured(sorting(clients, mode, column)));
      }
    }
    for (const mode of BROWSER_MODES) rows.push(await measured(await firstRows(clients, mode)));
    return rows;
  });
}

/** A word that many notes have and one that few have, and what the browser's sidebar asks for. */
async function queriesOf({ peer, anki }: Clients): Promise<string[]> {
  const one = async (query: string): Promise<string> =>
    String((await peer.call<{ rows: [string][] }>('sql', { query }, anki)).rows[0]?.[0] ?? '');
  const text = await one('select sfld from notes where length(sfld) > 12 order by id limit 1 offset 500');
  const word = text.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length)[0] ?? 'a';
  const tags = await one("select tags from notes where tags != '' order by id limit 1 offset 500");
  const tag = tags.trim().split(' ')[0] ?? '';
  const { decks } = await peer.call<{ decks: { name: string }[] }>('deck-tree', { flat: true }, anki);
  const deck = decks[Math.floor(decks.length / 2)]?.name ?? 'Default';
  return [
    word,
    'qqqqzz',
    `${word} -qqqqzz`,
    `deck:"${deck}"`,
    `tag:${tag}`,
    'tag:none',
    'is:due',
    'is:suspended or flag:1',
    'prop:ivl>=30',
    'prop:due<=3 -is:suspended',
    'added:7',
    'rated:3',
    `re:${word.slice(0, 2)}\\w+${word.slice(-1)}`,
    `w:${word}`,
    `nc:${word}`,
    `front:*${word}*`,
    'back:_*',
    'note:Basic card:1',
    `deck:"${deck}" ${word} is:review`,
    '',
  ];
}

function searching({ engine, peer, anki }: Clients, query: string): Work {
  return {
    name: `search ${query === '' ? 'everything' : query}`,
    ebb: async () => engine.handlers.search.cards({ query }, callContext()),
    official: async () => [await peer.call<Took>('search', { query, count: true }, anki)],
  };
}

function sorting(
  { engine, peer, anki }: Clients,
  mode: (typeof BROWSER_MODES)[number],
  column: (typeof BROWSER_COLUMNS)[number],
): Work {
  const order = { column, descending: false };
  const find = mode === 'cards' ? engine.handlers.search.cards : engine.handlers.search.notes;
  return {
    name: `all ${mode} by ${column}`,
    runs: 5,
    ebb: async () => find({ query: '', order }, callContext()),
    official: async () => [
      await peer.call<Took>('search', { query: '', order: column, notes: mode === 'notes', count: true }, anki),
    ],
  };
}

async function firstRows({ engine, peer, anki }: Clients, mode: (typeof BROWSER_MODES)[number]): Promise<Work> {
  const find = mode === 'cards' ? engine.handlers.search.cards : engine.handlers.search.notes;
  const ids = (await find({ query: '' }, callContext())).slice(0, WINDOW);
  const columns = [...BROWSER_COLUMNS];
  return {
    name: `${WINDOW} rows of ${mode}, all columns`,
    ebb: async () => engine.handlers.search.rows({ mode, ids, columns }, callContext()),
    official: async () => [await peer.call<Took>('browser-rows', { mode, ids, columns }, anki)],
  };
}

/** Work on many notes. It changes both collections: what is measured after it, has them so. */
export async function measureNotes(anki: string, profile: string): Promise<Row[]> {
  return withClients(anki, profile, async (clients) => {
    const { engine, peer } = clients;
    const noteIds = (await engine.handlers.search.notes({ query: '' }, callContext())).slice(0, REPLACED_NOTES);
    return [
      await measured(replacing(clients, noteIds)),
      await measured(taggingNotes(clients, noteIds)),
      await measured({
        name: 'find duplicates',
        runs: 3,
        ebb: async () => engine.handlers.notes.findDuplicates({ fieldName: 'Front', query: '' }, callContext()),
        official: async () => [await peer.call<Took>('find-dupes', { field: 'Front' }, anki)],
      }),
      await measured({
        name: 'empty cards',
        runs: 3,
        ebb: async () => engine.handlers.cards.emptyReport({}, callContext()),
        official: async () => [await peer.call<Took>('empty-cards', {}, anki)],
      }),
      await measured(await addingNotes(clients)),
    ];
  });
}

/** There and back again, so that every run finds the same. */
function replacing({ engine, peer, anki }: Clients, noteIds: NoteId[]): Work {
  const pairs = [
    ['a', 'ä'],
    ['ä', 'a'],
  ] as const;
  const common = { regex: false, ignoreCase: false } as const;
  return {
    name: `find and replace in ${noteIds.length} notes, there and back`,
    runs: 3,
    ebb: async () => {
      for (const [search, replacement] of pairs) {
        const wish = { noteIds, search, replacement, ...common, in: { kind: 'allFields' } } as const;
        await engine.handlers.notes.findReplace(wish, callContext());
      }
    },
    official: async () => {
      const took: Took[] = [];
      for (const [search, replacement] of pairs) {
        const wish = { notes: noteIds, search, replacement, match_case: true };
        took.push(await peer.call<Took>('find-replace', wish, anki));
      }
      return took;
    },
  };
}

function taggingNotes({ engine, peer, anki }: Clients, noteIds: NoteId[]): Work {
  return {
    name: `a tag for ${noteIds.length} notes, and off again`,
    runs: 3,
    ebb: async () => {
      await engine.handlers.tags.addToNotes({ noteIds, tags: ['bench'] }, callContext());
      await engine.handlers.tags.removeFromNotes({ noteIds, tags: ['bench'] }, callContext());
    },
    official: async () => [
      await peer.call<Took>('tag', { notes: noteIds, add: 'bench' }, anki),
      await peer.call<Took>('tag', { notes: noteIds, remove: 'bench' }, anki),
    ],
  };
}

/** One after the other, as a person or a script adds them. */
async function addingNotes({ engine, peer, anki }: Clients): Promise<Work> {
  const list = await engine.handlers.notetypes.list({}, callContext());
  const notetypeId = NotetypeId.parse(list.find(({ name }) => name === 'Basic')?.notetypeId);
  const fieldsOf = (i: number): string[] => [`added ${i}`, 'back'];
  const numbers = Array.from({ length: ADDED_NOTES }, (_, i) => i);
  return {
    name: `adding ${ADDED_NOTES} notes one by one`,
    runs: 1,
    ebb: async () => {
      for (const i of numbers) {
        const note = { notetypeId, deckId: DeckId.parse(1), fields: fieldsOf(i), tags: ['x'] };
        await engine.handlers.notes.add(note, callContext());
      }
    },
    official: async () => [
      await peer.call<Took>('add-one-by-one', { notetype: 'Basic', fields: numbers.map(fieldsOf), tags: ['x'] }, anki),
    ],
  };
}
