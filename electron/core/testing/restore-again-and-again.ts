/*
 * Restores two backups in turn until somebody kills it. Started by engine-kill.test.ts in a process of its own:
 *   node restore-again-and-again.ts PROFILE_FOLDER BACKUP_ID OTHER_BACKUP_ID
 */
import { join } from 'node:path';
import { callContext } from './call-context.ts';
import { fixedEnv } from './fixed-env.ts';
import { makeEngine } from './make-engine.ts';

const [folder = '', ...backupIds] = process.argv.slice(2);
const paths = {
  folder,
  collection: join(folder, 'collection.db'),
  backups: join(folder, 'backups'),
  scratch: join(folder, 'scratch'),
};
const engine = makeEngine({ paths, env: fixedEnv(), remove: () => undefined });
for (let i = 0; ; i++) {
  const context = callContext<{ stage: string }>();
  const report = ({ stage }: { stage: string }): void => void process.stdout.write(`${stage}\n`);
  await engine.handlers.backups.restore({ backupId: backupIds[i % backupIds.length] ?? '' }, {
    ...context,
    report,
  } as never);
}
