import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, value } from '../storage/statement.ts';
import { makeProfile, type TestProfile } from '../testing/make-collection.ts';
import { makeEngine } from '../testing/make-engine.ts';

const DAY_MS = 24 * 3_600_000;
let profile: TestProfile;
beforeEach(() => {
  profile = makeProfile();
});
afterEach(() => profile.remove());

/** Pages of the file that hold nothing, after the profile was opened and closed. */
async function emptyPagesAfterClosing(change: 'with' | 'without'): Promise<number> {
  const engine = makeEngine(profile);
  const { db } = engine.slot.get();
  if (change === 'with') {
    run(db, "INSERT INTO local_state VALUES ('large', hex(randomblob(100000)))");
    run(db, "DELETE FROM local_state WHERE key = 'large'");
  }
  await engine.close();
  const again = makeEngine(profile);
  const pages = value<number>(again.slot.get().db, 'SELECT freelist_count FROM pragma_freelist_count');
  await again.close();
  return pages ?? 0;
}

test('the file is made small on closing, every two weeks', async () => {
  // The first closing only notes when that was.
  expect(await emptyPagesAfterClosing('with')).toBeGreaterThan(10);
  profile.env.setNow(profile.env.clock.nowMs() + 13 * DAY_MS);
  expect(await emptyPagesAfterClosing('without')).toBeGreaterThan(10);
  profile.env.setNow(profile.env.clock.nowMs() + 2 * DAY_MS);
  expect(await emptyPagesAfterClosing('without')).toBe(0);
  expect(await emptyPagesAfterClosing('with')).toBeGreaterThan(10);
});
