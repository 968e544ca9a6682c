import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBackups } from './collection/backup.ts';
import type { Engine } from './engine-types.ts';
import { integrityCheck } from './storage/connection.ts';
import { listDecks } from './storage/deck-storage.ts';
import { callContext } from './testing/call-context.ts';
import { makeProfile, type TestProfile } from './testing/make-collection.ts';
import { makeEngine } from './testing/make-engine.ts';

const KILLS_AT_EACH_STAGE = 3 * Number(process.env['EBB_DEPTH'] ?? 1);
const STAGES = ['unpacking', 'checking', 'backingUp', 'replacing'];

let profile: TestProfile;
beforeEach(() => {
  profile = makeProfile();
});
afterEach(() => profile.remove());

const names = (engine: Engine): string[] => listDecks(engine.slot.get().db).map((deck) => deck.name);

async function backupWithDecks(engine: Engine, prefix: string): Promise<string> {
  for (let i = 0; i < 40; i++) await engine.handlers.decks.create({ name: `${prefix}::${i}` }, callContext());
  const entry = await engine.handlers.backups.create({ force: true }, callContext());
  return entry?.backupId ?? '';
}

/** Lets a process restore in turns and kills it a moment after it says that it begins this stage. */
async function killedAt(stage: string, waitMs: number, backupIds: string[]): Promise<void> {
  const script = new URL('./testing/restore-again-and-again.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, profile.paths.folder, ...backupIds], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let seen = 0;
    child.once('exit', () => reject(new Error('the process ended by itself')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // The second round: by then both states have been in place.
      seen += text.split('\n').filter((line) => line === stage).length;
      if (seen >= 2) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

test('a process killed at any point of a restore leaves the old or the new collection, whole', {
  timeout: 120_000,
}, async () => {
  const first = makeEngine(profile);
  const one = await backupWithDecks(first, 'one');
  const oneState = names(first);
  const two = await backupWithDecks(first, 'two');
  const twoState = names(first);
  await first.close();

  for (const stage of STAGES) {
    for (let i = 0; i < KILLS_AT_EACH_STAGE; i++) {
      await killedAt(stage, i * 3, [one, two]);
      const engine = makeEngine(profile);
      expect(engine.slot.openError).toBeUndefined();
      expect([oneState, twoState]).toContainEqual(names(engine));
      integrityCheck(engine.slot.get().db);
      expect(readdirSync(profile.paths.scratch)).toEqual([]);
      // What is called a backup is one: nothing half made has its name.
      const newest = listBackups(profile.paths)[0]?.backupId ?? '';
      await engine.handlers.backups.restore({ backupId: newest }, callContext() as never);
      expect([oneState, twoState]).toContainEqual(names(engine));
      await engine.close();
    }
  }
});
