import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../collection/system-clock.ts';
import { MediaStore } from '../media-store.ts';
import { SyncLog } from './sync-log.ts';

const quiet = (): void => undefined;
const clock = systemClock({});
let folder: string;
let store: MediaStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-media-log-'));
  const env = { clock, random: { bits64: () => 1n }, log: { info: quiet, warn: quiet, error: quiet } };
  store = new MediaStore({ path: join(folder, 'media.db'), env });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function skippedLines(): string[] {
  const lines = store.logLines().filter(({ kind }) => kind === 'skipped');
  return lines.map(({ fileName, reason }) => `${fileName} ${reason}`);
}

it('says of a file that is left out once why, whatever syncs follow; another reason is said, too', () => {
  for (let run = 0; run < 3; run += 1) {
    const log = new SyncLog(store, clock);
    log.add({ kind: 'started' });
    log.skipped('film.mkv', 'tooLarge');
    log.skipped('film.mkv', 'tooLarge');
  }
  new SyncLog(store, clock).skipped('film.mkv', 'unreadable');
  expect(skippedLines()).toEqual(['film.mkv tooLarge', 'film.mkv unreadable']);
});

it('is not filled by a folder of broken files', () => {
  for (let run = 0; run < 7; run += 1) {
    const log = new SyncLog(store, clock);
    store.atomically(() => {
      for (let file = 0; file < 1500; file += 1) log.skipped(`file ${file}`, 'empty');
    });
    expect(skippedLines()).toHaveLength(Math.min(1000, 200 * (run + 1)));
  }
});
