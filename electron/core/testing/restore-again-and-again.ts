/*
 * Restores two backups in turn until somebody kills it. Started by engine-kill.test.ts in a process of its own:
 *   node restore-again-and-again.ts PROFILE_FOLDER BACKUP_ID OTHER_BACKUP_ID
 */
import { join } from 'node:path';
import { createEngine } from '../engine.ts';
import { callContext } from './call-context.ts';
import { fixedEnv } from './fixed-env.ts';
import { memorySyncProfile } from './memory-sync-profile.ts';
import { ENGLISH_STOCK_NAMES } from './stock-names.ts';

const [folder = '', ...backupIds] = process.argv.slice(2);
const engine = createEngine({
  paths: {
    folder,
    collection: join(folder, 'collection.db'),
    backups: join(folder, 'backups'),
    scratch: join(folder, 'scratch'),
  },
  env: fixedEnv(),
  syncProfile: memorySyncProfile(),
  stockNames: ENGLISH_STOCK_NAMES,
  client: { version: '0.0.0', platform: 'test' },
  safeMode: false,
  emit: () => undefined,
});
engine.open();
for (let i = 0; ; i++) {
  const context = callContext<{ stage: string }>();
  const report = ({ stage }: { stage: string }): void => void process.stdout.write(`${stage}\n`);
  await engine.handlers.backups.restore({ backupId: backupIds[i % backupIds.length] ?? '' }, {
    ...context,
    report,
  } as never);
}
