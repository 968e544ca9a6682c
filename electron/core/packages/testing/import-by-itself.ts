/*
 * Merges a package and says how much memory that took at most. Started by large-package.test.ts in a process of its own:
 *   node import-by-itself.ts PROFILE_FOLDER PACKAGE
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callContext } from '../../testing/call-context.ts';
import { fixedEnv } from '../../testing/fixed-env.ts';
import { packageEngine } from './package-engine.ts';

const [folder = '', path = ''] = process.argv.slice(2);
const paths = {
  folder,
  collection: join(folder, 'collection.db'),
  backups: join(folder, 'backups'),
  scratch: join(folder, 'scratch'),
};
const opened = packageEngine({ paths, env: fixedEnv(), remove: () => undefined });
await opened.media.handlers.look({}, callContext());
const options = { kind: 'merge', withScheduling: true } as const;
const result = await opened.engine.handlers.packages.import({ path, options }, callContext());
const media = result.kind === 'merged' ? result.log.added.media : 0;
await opened.close();
const mostKib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
process.stdout.write(JSON.stringify({ media, mostMib: mostKib / 1024 }));
