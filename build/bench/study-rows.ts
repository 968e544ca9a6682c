import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPeer } from '#e2e/peer/peer.ts';
import { engineProcess } from './engine-process.ts';
import { median, peakMemoryMib, percentile, type Row } from './measure.ts';
import { STUDY } from './study-bench.ts';

type Kind = 'queue' | 'next' | 'answer' | 'undo' | 'setDue' | 'filtered';
type Times = Readonly<Record<Kind, readonly number[]>> & {
  /** Time of the processor, all runs of a kind together. */
  readonly cpuMs: Readonly<Record<Kind, number>>;
};

/**
 * Studying the same deck of the same collection, each side in a process of its own and on a copy. Both engines are
 * asked within their process, as their app asks them: Ebb's by the methods that its worker calls, official's by its
 * Python library, whose messages are protobuf. What lies between engine and window is in neither.
 */
export async function measureStudy(anki: string, profile: string, folder: string): Promise<Row[]> {
  const [copy, profileCopy] = [join(folder, 'study', 'collection.anki2'), join(folder, 'study-profile')];
  await cp(anki, copy, { recursive: true });
  await cp(profile, profileCopy, { recursive: true });
  const peer = await startPeer();
  try {
    const { decks } = await peer.call<{ decks: readonly FlatDeck[] }>('deck-tree', { flat: true }, copy);
    const [deck, other] = decks
      .filter(({ level }) => level === 1)
      .toSorted((a, b) => b.total_including_children - a.total_including_children);
    if (deck === undefined || other === undefined) throw new Error('the collection has no two decks');
    const plan = { ...STUDY, deck: deck.id, other: other.id };
    const official = await peer.call<Times>('study-bench', { plan }, copy);
    const officialMib = peakMemoryMib(peer.processId);
    const program = [...(await engineProcess('engine-study')), profileCopy, `${deck.id}`, `${other.id}`];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    const ebb = JSON.parse(stdout) as Times & { readonly peakMib: number };
    return [...rowsOf(ebb, official), { name: '  most memory', unit: 'MiB', ebb: ebb.peakMib, official: officialMib }];
  } finally {
    await peer.stop();
  }
}

interface FlatDeck {
  readonly id: number;
  readonly level: number;
  readonly total_including_children: number;
}

function rowsOf(ebb: Times, official: Times): Row[] {
  const row = (name: string, of: (times: Times) => number): Row => ({
    name,
    unit: 'ms',
    ebb: of(ebb),
    official: of(official),
  });
  const cpu = (...kinds: readonly Kind[]): Row =>
    row('  time of the processor', (times) =>
      kinds.reduce((sum, kind) => sum + times.cpuMs[kind] / times[kind].length, 0),
    );
  return [
    row('build the study queue', ({ queue }) => median(queue)),
    row('next card with its four answers', ({ next }) => median(next)),
    row('answer', ({ answer }) => median(answer)),
    row('next card and answer', ({ next, answer }) => median(next.map((ms, i) => ms + (answer[i] ?? 0)))),
    row('  99th percentile', ({ next, answer }) =>
      percentile(
        next.map((ms, i) => ms + (answer[i] ?? 0)),
        0.99,
      ),
    ),
    cpu('next', 'answer'),
    row('undo an answer', ({ undo }) => median(undo)),
    cpu('undo'),
    row(`set due date of ${STUDY.dueCards} cards`, ({ setDue }) => median(setDue)),
    cpu('setDue'),
    row(`build a filtered deck of ${STUDY.limit} cards`, ({ filtered }) => median(filtered)),
    cpu('filtered'),
  ];
}
