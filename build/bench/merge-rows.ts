import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { engineProcess } from './engine-process.ts';
import { startDelayingProxy } from './delaying-proxy.ts';
import { EbbProcess } from './ebb-process.ts';
import { type Row, median, peakMemoryMib } from './measure.ts';
import { CHANGED_NOTES, REVIEWS, type Statement, changedNotes, reviewed } from './merge-edits.ts';

const NOTES = 5000;
/** The official client takes 15 s to get 20,000 reviews over the slowest line. */
const RUNS = { quick: 7, slow: 3 };
/** The first merge of a process loads code, and Ebb's makes a backup. */
const WARM_UPS = 2;
const FIRST_REVIEW_ID = 1_700_000_000_000;

interface Client {
  /** Merges, and says how long it took inside of the client's own process. */
  sync(expected: 'merge' | 'nothing'): Promise<number>;
  change(statements: readonly Statement[]): Promise<void>;
}

interface MergeBench {
  readonly server: OfficialServer;
  readonly user: string;
  readonly folder: string;
  /** Of the lines to measure over. */
  readonly roundTripsMs: readonly number[];
}

/** The same changes through both clients in turn: what one sends is what the other one gets. */
export async function measureMerges({ server, user, folder, roundTripsMs }: MergeBench): Promise<Row[]> {
  mkdirSync(folder, { recursive: true });
  const proxy = await startDelayingProxy(server.port);
  const peer = await startPeer();
  const ebb = new EbbProcess([...(await engineProcess('merge-client')), join(folder, 'ebb')]);
  try {
    const official = await officialClient(
      peer,
      { url: proxy.url, user, pass: 'secret' },
      join(folder, 'official.anki2'),
    );
    const clients = { ebb: await ebbClient(ebb, { url: proxy.url, user }), official };
    const rows: Row[] = [];
    for (const roundTripMs of roundTripsMs) {
      const runs = roundTripMs < 10 ? RUNS.quick : RUNS.slow;
      proxy.setRoundTripMs(0);
      await measured(clients, WARM_UPS);
      proxy.setRoundTripMs(roundTripMs);
      const times = await measured(clients, runs);
      for (const [name, { ebb: ours, official: theirs }] of times) {
        const row = { name: `${name}, ${roundTripMs} ms line`, unit: 'ms' } as const;
        rows.push({ ...row, ebb: median(ours), official: median(theirs) });
      }
    }
    const memory = { ebb: peakMemoryMib(ebb.processId), official: peakMemoryMib(peer.processId) };
    return [...rows, { name: '  most memory', unit: 'MiB', ...memory }];
  } finally {
    await ebb.stop();
    await peer.stop();
    await proxy.stop();
  }
}

interface Times {
  readonly ebb: number[];
  readonly official: number[];
}

let nextReviewId = FIRST_REVIEW_ID;
const KINDS: readonly { readonly name: string; readonly statements: () => Statement[] }[] = [
  { name: `${CHANGED_NOTES} changed notes`, statements: () => changedNotes(Date.now()) },
  {
    name: `${REVIEWS} reviews`,
    statements: () => {
      nextReviewId += REVIEWS;
      return reviewed(Date.now(), nextReviewId - REVIEWS);
    },
  },
];

async function measured(
  { ebb, official }: { readonly ebb: Client; readonly official: Client },
  runs: number,
): Promise<ReadonlyMap<string, Times>> {
  const rows = new Map<string, Times>();
  const timesOf = (name: string): Times => {
    const times = rows.get(name) ?? { ebb: [], official: [] };
    rows.set(name, times);
    return times;
  };
  const none = timesOf('no changes');
  for (const { name, statements } of KINDS) {
    const [up, down] = [timesOf(`${name} up`), timesOf(`${name} down`)];
    for (let run = 0; run < runs; run++) {
      await official.change(statements());
      up.official.push(await official.sync('merge'));
      none.official.push(await official.sync('nothing'));
      down.ebb.push(await ebb.sync('merge'));
      none.ebb.push(await ebb.sync('nothing'));
      await ebb.change(statements());
      up.ebb.push(await ebb.sync('merge'));
      down.official.push(await official.sync('merge'));
    }
  }
  return rows;
}

async function officialClient(peer: Peer, login: Readonly<Record<string, string>>, file: string): Promise<Client> {
  await peer.call('make', { notes: NOTES, decks: 10, notetypes: ['basic'], reviews: NOTES }, file);
  const { hkey } = await peer.call<{ hkey: string }>('login', login, file);
  const auth = { url: login['url'], hkey };
  await peer.call('upload', auth, file);
  return {
    sync: async (expected) => {
      const { required, seconds } = await peer.call<{ required: string; seconds: { sync: number } }>(
        'sync',
        auth,
        file,
      );
      if ((required === 'no_changes') !== (expected === 'nothing')) throw new Error(`official: ${required}`);
      return seconds.sync * 1000;
    },
    change: async (statements) => {
      for (const { query, args } of statements) await peer.call('sql', { query, args }, file);
    },
  };
}

async function ebbClient(ebb: EbbProcess, login: { url: string; user: string }): Promise<Client> {
  await ebb.call('download', login);
  return {
    sync: async (expected) => {
      const { kind, ms } = (await ebb.call('sync')) as { kind: string; ms: number };
      if (kind !== (expected === 'nothing' ? 'noChanges' : 'merged')) throw new Error(`Ebb: ${kind}`);
      return ms;
    },
    change: async (statements) => {
      for (const statement of statements) await ebb.call('change', statement);
    },
  };
}
