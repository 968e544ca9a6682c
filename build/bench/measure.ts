import { readFileSync } from 'node:fs';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 1 ? upper : sorted[middle - 1];
  if (upper === undefined || lower === undefined) throw new Error('no values to take the median of');
  return (lower + upper) / 2;
}

/** The value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('no values to take a percentile of');
  return found;
}

export async function timedMs(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** Time of the processor, of all threads of this process. */
export async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Runs `work` so often and gives the median of what it returns. */
export async function medianOf(times: number, work: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < times; run += 1) values.push(await work());
  return median(values);
}

/** The most memory a process ever held (Linux only). */
export function peakMemoryMib(processId: number): number | undefined {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    // No such file system here: the row says that it is not known.
    return undefined;
  }
}

/** Of Linux on the common processors. */
const TICK_MS = 10;

/** The processor time that a process has taken (Linux only). On a machine with other work it tells more than the clock. */
export function processorMs(processId: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The program's name may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    // As above.
    return undefined;
  }
}

export interface Row {
  readonly name: string;
  readonly unit: 'ms' | 'MiB' | 'pieces';
  readonly ebb: number | undefined;
  readonly official: number | undefined;
}

/** Lines of the result: each row with Ebb's share of the official's number. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ name, unit, ebb, official }) => [
    name,
    shown(ebb, unit),
    shown(official, unit),
    ebb === undefined || official === undefined ? '' : `${(ebb / official).toFixed(2)}×`,
  ]);
  const all = [['', 'Ebb', 'official', 'Ebb / official'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

function shown(value: number | undefined, unit: string): string {
  return value === undefined ? 'not measured' : `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
}
