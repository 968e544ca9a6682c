/*
 * One sync in a process of its own, which stops for good at a named point so that a test can kill it there.
 * Usage: node sync-until-killed.ts FOLDER SERVER_URL HOST_KEY download|upload POINT
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { backUpBeside, createBackup, keepServerCopy } from '../../collection/backup.ts';
import { createEngine } from '../../engine.ts';
import type { EngineOptions } from '../../engine-types.ts';
import { numbersOf } from '../../storage/collection-numbers.ts';
import { adoptAnkiFile } from '../../storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from '../../storage/exchange/write-schema-11.ts';
import { callContext } from '../../testing/call-context.ts';
import { fixedEnv } from '../../testing/fixed-env.ts';
import { memorySyncProfile } from '../../testing/memory-sync-profile.ts';
import { ENGLISH_STOCK_NAMES } from '../../testing/stock-names.ts';
import { KeptConnection } from '../kept-connection.ts';
import { syncService } from '../sync-service.ts';
import { NO_JOURNAL } from './no-journal.ts';
import { USERNAME } from './sync-harness.ts';
import { renderWords } from '#shared/i18n/render-words.ts';

const [folder = '', url = '', hostKey = '', direction = '', wanted = ''] = process.argv.slice(2);

/** Says where it is; at the wanted point nothing more happens in this process, not even in its other threads' callbacks. */
function reach(point: string): void {
  writeSync(1, `${point}\n`);
  if (point === wanted) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const passed = new Set<string>();
function reachOnce(point: string): void {
  if (!passed.has(point)) reach(point);
  passed.add(point);
}

const env = fixedEnv();
const options: EngineOptions = {
  paths: {
    folder,
    collection: join(folder, 'collection.db'),
    backups: join(folder, 'backups'),
    scratch: join(folder, 'scratch'),
  },
  env,
  syncProfile: memorySyncProfile({ server: { kind: 'own', url }, username: USERNAME, hostKey }),
  stockNames: ENGLISH_STOCK_NAMES,
  renderWords: renderWords('en'),
  client: { version: '0.1.0', platform: 'linux' },
  safeMode: false,
  emit: () => undefined,
};
const { paths } = options;
const engine = createEngine(options);
engine.open();
const { slot } = engine;
const sync = syncService({
  ...options,
  slot: {
    get: () => slot.get(),
    find: () => slot.find(),
    openError: undefined,
    reopen: () => slot.reopen(),
    closeDamaged: (error) => slot.closeDamaged(error),
    replaceWith: (path) => {
      slot.replaceWith(path);
      reach('replaced');
    },
  },
  safety: {
    backupCollection: async (reason, { signal }) => {
      const onProgress = (): void => reachOnce('in the backup');
      const backup = await createBackup({ collection: slot.get(), paths, reason, force: true, signal, onProgress });
      reach('after the backup');
      return backup?.backupId ?? '';
    },
    backUpBesideMerge: () => backUpBeside({ collection: slot.get(), paths }),
    keepServerCopy: async ({ path, cards }) => (await keepServerCopy({ paths, env, file: path, cards })).backupId,
  },
  files: {
    adopt: (path) => {
      adoptAnkiFile(path, { env, onStage: (stage) => reach(`adopting: ${stage}`) });
      reach('adopted');
    },
    exportForUpload: (db, targetPath, forUpload) => void exportSchema11(db, targetPath, { forUpload }),
    numbersOf,
  },
  journal: NO_JOURNAL,
  kept: new KeptConnection(env.clock),
  autoSyncPaused: () => false,
});

function report({ stage, doneBytes, totalBytes }: SyncProgress): void {
  if (stage === 'downloading' && totalBytes !== null) {
    for (const percent of [25, 50, 75, 100]) {
      if (doneBytes * 100 >= totalBytes * percent) reachOnce(`${percent} % down`);
    }
  } else reachOnce(stage);
}

const way = direction === 'upload' ? 'upload' : 'download';
await sync.resolve({ direction: way }, { ...callContext<SyncProgress>(), report });
reach('done');
await engine.close();
