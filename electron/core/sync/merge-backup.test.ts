import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestCard } from '../testing/make-collection.ts';
import { type SyncHarness, failureOf, makeSyncHarness } from './testing/sync-harness.ts';
import { testContext } from './testing/progress-context.ts';

let h: SyncHarness;
beforeEach(async () => {
  h = await makeSyncHarness();
  await h.login();
  addCards(1, 400);
  await h.sync.start({}, testContext().context);
  await h.sync.resolve({ direction: 'upload' }, testContext().context);
});
afterEach(() => h.remove());

function addCards(first: number, last: number): void {
  const { db } = h.collection();
  h.collection().transact('createDeck', () => {
    for (let id = first; id <= last; id += 1) addTestCard(db, { id, did: 1 });
  });
}
const methods = (): string[] => h.account.server.received.map(({ method }) => method);
const mergeBackups = (): number => h.safetyCopies().filter((reason) => reason === 'beforeMerge').length;

describe('the backup of a merge', () => {
  it('is made when something changed, and shared by those of the next five minutes', async () => {
    for (const [changed, expected] of [
      [1000, 1],
      [1001, 1],
      [1002, 2],
    ] as const) {
      addCards(changed, changed);
      if (changed === 1002) h.profile.env.setNow(h.profile.env.clock.nowMs() + 5 * 60_000);
      expect((await h.sync.start({}, testContext().context)).kind).toBe('merged');
      expect(mergeBackups()).toBe(expected);
    }
  });

  it('that fails stops the merge before the server is told to keep anything', async () => {
    addCards(1000, 1000);
    const before = h.rows();
    rmSync(h.profile.paths.backups, { recursive: true });
    writeFileSync(h.profile.paths.backups, 'no folder');
    const failure = await failureOf(Promise.resolve(h.sync.start({}, testContext().context)));
    expect(failure.code).toBe('backup.failed');
    expect(methods()).not.toContain('finish');
    expect(methods().at(-1)).toBe('abort');
    expect(h.rows()).toEqual(before);
  });

  it('is left together with a merge that was cancelled', async () => {
    addCards(1000, 1000);
    const before = h.rows();
    const stop = new AbortController();
    h.account.server.reactions['sanityCheck2'] = () => stop.abort();
    const work = h.sync.start({}, { ...testContext().context, signal: stop.signal });
    expect((await failureOf(Promise.resolve(work))).code).toBe('interrupted');
    expect(h.rows()).toEqual(before);
    const { backups, scratch } = h.profile.paths;
    expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readdirSync(scratch)).toEqual([]);
  });
});
