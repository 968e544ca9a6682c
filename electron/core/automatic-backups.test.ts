import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BackupEntry } from '#shared/contract/backups.ts';
import type { EventName } from '#shared/contract/events.ts';
import { AutomaticBackups } from './automatic-backups.ts';
import type { Engine } from './engine-types.ts';
import { callContext } from './testing/call-context.ts';
import { makeProfile, type TestProfile } from './testing/make-collection.ts';
import { makeEngine } from './testing/make-engine.ts';

const MINUTE_MS = 60_000;
let profile: TestProfile;
let events: EventName[];
beforeEach(() => {
  profile = makeProfile();
  events = [];
});
afterEach(() => {
  profile.remove();
});

const start = (): Engine => makeEngine(profile, { emit: (name) => void events.push(name) });
const list = (engine: Engine): BackupEntry[] => engine.handlers.backups.list({}, callContext()) as BackupEntry[];
async function changeAndClose(name: string): Promise<Engine> {
  const engine = start();
  await engine.handlers.decks.create({ name }, callContext());
  await engine.close();
  return engine;
}

test('what a killed process left half written is removed on opening, and nothing of anybody else’s', async () => {
  const [entry] = list(await changeAndClose('A'));
  const half = join(profile.paths.backups, `${entry?.backupId ?? ''}.part`);
  const others = join(profile.paths.backups, 'mine.part');
  for (const file of [half, others]) writeFileSync(file, 'x');
  const engine = start();
  await engine.close();
  expect(existsSync(half)).toBe(false);
  expect(existsSync(others)).toBe(true);
});

describe('the backup while the profile is open', () => {
  test('comes when the chosen minutes have gone, and thins to what was chosen', async () => {
    const engine = start();
    const { decks, backupPreferences } = engine.handlers;
    const automatic = new AutomaticBackups({ ...profile, emit: () => undefined, slot: engine.slot });
    const changeAndLook = async (minutesLater: number): Promise<number> => {
      profile.env.setNow(profile.env.clock.nowMs() + minutesLater * MINUTE_MS);
      await decks.create({ name: `${profile.env.clock.nowMs()}` }, callContext());
      await automatic.look();
      return list(engine).length;
    };
    expect(await changeAndLook(0)).toBe(1);
    expect(await changeAndLook(25)).toBe(1);
    expect(await changeAndLook(5)).toBe(2);
    await backupPreferences.set({ minutesBetween: 60 }, callContext());
    expect(await changeAndLook(30)).toBe(2);
    expect(await changeAndLook(25)).toBe(2);
    expect(await changeAndLook(5)).toBe(3);
    await backupPreferences.set({ minutesBetween: 5, daily: 0, weekly: 0, monthly: 0 }, callContext());
    expect(await changeAndLook(5)).toBe(4);
    expect(await changeAndLook(3 * 24 * 60)).toBe(1);
    await engine.close();
  });
});

describe('the backup on closing', () => {
  test('is made when something changed', async () => {
    expect(list(await changeAndClose('A')).map(({ reason }) => reason)).toEqual(['automatic']);
  });

  test('is not made for each call of a script, but again when five minutes have gone', async () => {
    await changeAndClose('A');
    profile.env.setNow(profile.env.clock.nowMs() + 4 * MINUTE_MS);
    expect(list(await changeAndClose('B'))).toHaveLength(1);
    profile.env.setNow(profile.env.clock.nowMs() + 2 * MINUTE_MS);
    expect(list(await changeAndClose('C'))).toHaveLength(2);
  });

  test('that fails is told, and the collection is closed all the same', async () => {
    const engine = start();
    await engine.handlers.decks.create({ name: 'A' }, callContext());
    rmSync(profile.paths.backups, { recursive: true });
    writeFileSync(profile.paths.backups, 'no folder');
    await engine.close();
    expect(events).toContain('backupFailed');
    expect(engine.slot.find()).toBeUndefined();
  });
});
