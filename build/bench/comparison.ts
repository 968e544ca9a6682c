import { startPeer } from '#e2e/peer/peer.ts';
import { EbbProcess } from './ebb-process.ts';
import { median, peakMemoryMib, processorMs, type Row, timedMs } from './measure.ts';

interface Samples {
  readonly ms: number[];
  readonly processorMs: number[];
  readonly peakMib: number[];
}

/** What the official client tells of the time that a command took. */
interface Spent {
  readonly seconds: number;
  readonly cpu_seconds: number;
}

/** One piece of work that both clients do in turns, each time in a process of its own that has its collection open. */
export class Comparison {
  readonly #name: string;
  readonly #ebb = samples();
  readonly #official = samples();

  constructor(name: string) {
    this.#name = name;
  }

  async byEbb(profile: string, method: string, input: unknown): Promise<void> {
    await inEbb(profile, async (ebb) => {
      await ebb.call('collection.info');
      const before = processorMs(ebb.processId) ?? Number.NaN;
      this.#ebb.ms.push(await timedMs(() => ebb.call(method, input)));
      this.#ebb.processorMs.push((processorMs(ebb.processId) ?? Number.NaN) - before);
      this.#ebb.peakMib.push(peakMemoryMib(ebb.processId) ?? Number.NaN);
    });
  }

  async byOfficial(file: string, command: string, args: Readonly<Record<string, unknown>>): Promise<void> {
    const peer = await startPeer();
    try {
      const spent = await peer.call<Spent>(command, args, file);
      this.#official.ms.push(spent.seconds * 1000);
      this.#official.processorMs.push(spent.cpu_seconds * 1000);
      this.#official.peakMib.push(peakMemoryMib(peer.processId) ?? Number.NaN);
    } finally {
      await peer.stop();
    }
  }

  /** Time, what of it the processor worked, on all threads together, and memory. */
  rows(): Row[] {
    const row = (name: string, unit: Row['unit'], of: (side: Samples) => readonly number[]): Row => ({
      ...{ name, unit },
      ...{ ebb: median(of(this.#ebb)), official: median(of(this.#official)) },
    });
    return [
      row(this.#name, 'ms', (side) => side.ms),
      row('  of the processor', 'ms', (side) => side.processorMs),
      row('  most memory', 'MiB', (side) => side.peakMib),
    ];
  }
}

function samples(): Samples {
  return { ms: [], processorMs: [], peakMib: [] };
}

export async function inOfficial(
  file: string,
  command: string,
  args: Readonly<Record<string, unknown>>,
): Promise<void> {
  const peer = await startPeer();
  try {
    await peer.call(command, args, file);
  } finally {
    await peer.stop();
  }
}

export async function inEbb(profile: string, work: (ebb: EbbProcess) => Promise<void>): Promise<void> {
  const ebb = EbbProcess.inBatchMode(profile);
  try {
    await work(ebb);
  } finally {
    await ebb.stop();
  }
}
