import type { Fault } from './faulty-proxy.ts';

/** What Anki's servers and whatever stands before them may answer. */
const STATUSES = [308, 400, 403, 404, 405, 407, 409, 413, 429, 500, 501, 502, 503, 504, 505];

/** Everything that can happen to a request or its answer. */
export const FAULTS: readonly Fault[] = [
  { kind: 'cutBefore' },
  { kind: 'cutInside' },
  { kind: 'cutAfter' },
  { kind: 'stalled', at: 'request' },
  { kind: 'stalled', at: 'answer' },
  { kind: 'stalled', at: 'halfAnswer' },
  { kind: 'delayed' },
  { kind: 'truncated' },
  { kind: 'corrupted', what: 'answer' },
  { kind: 'corrupted', what: 'request' },
  { kind: 'html' },
  { kind: 'duplicated' },
  { kind: 'redirected' },
  ...STATUSES.map((status): Fault => ({ kind: 'status', status })),
];

export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'status':
      return `status ${fault.status}`;
    case 'stalled':
      return `stalled ${fault.at}`;
    case 'corrupted':
      return `corrupted ${fault.what}`;
    default:
      return fault.kind;
  }
}

/** Counts cases, and those after which everything was well. */
export class Survivors {
  readonly #byKind = new Map<string, { cases: number; survived: number }>();

  /** Call the result when the case has come to its good end. */
  began(kind: string): () => void {
    const count = this.#byKind.get(kind) ?? { cases: 0, survived: 0 };
    this.#byKind.set(kind, count);
    count.cases += 1;
    return () => {
      count.survived += 1;
    };
  }

  /** One line for the log of the tests. */
  print(what: string): void {
    const counts = [...this.#byKind.values()];
    const sum = (of: (count: (typeof counts)[number]) => number): number =>
      counts.reduce((total, count) => total + of(count), 0);
    const kinds = [...this.#byKind].map(([kind, { cases, survived }]) => `${kind} ${survived}/${cases}`).join(', ');
    const total = `${sum(({ survived }) => survived)} of ${sum(({ cases }) => cases)} cases survived`;
    process.stdout.write(`${what}: ${total} (${kinds})\n`);
  }
}
