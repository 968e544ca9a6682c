import type { SyncRun } from './sync-run.ts';
import { together } from './together.ts';

interface Lanes<Item> {
  readonly run: Pick<SyncRun, 'plan' | 'bell' | 'signal' | 'stop'>;
  /** What is to be moved next; empty: nothing for now. */
  readonly next: () => readonly Item[];
  /** Nothing more comes to be moved, but what is left over of batches that are under way. */
  readonly mayEnd: () => boolean;
  /** Moves a batch. Called for each lane: what it makes for itself is used for one batch after the other. */
  readonly mover: () => (batch: readonly Item[]) => Promise<void>;
}

/** Moves batches, as many at the same time as the plan has it, until there are no more. */
export async function inLanes<Item>({ run, next, mayEnd, mover }: Lanes<Item>): Promise<void> {
  const { plan, bell, signal } = run;
  let underWay = 0;

  async function nextBatch(): Promise<readonly Item[] | undefined> {
    for (;;) {
      signal.throwIfAborted();
      // Asked before: what comes meanwhile is found by `next`.
      const isEnd = mayEnd();
      const batch = next();
      if (batch.length > 0) return batch;
      if (isEnd && underWay === 0) return undefined;
      await bell.heard(signal);
    }
  }

  async function lane(): Promise<void> {
    const move = mover();
    for (;;) {
      const batch = await nextBatch();
      if (batch === undefined) return;
      underWay += 1;
      try {
        await move(batch);
      } finally {
        underWay -= 1;
        bell.ring();
      }
    }
  }

  await together(
    Array.from({ length: plan.requestsInFlight }, () => lane()),
    run.stop,
  );
}
