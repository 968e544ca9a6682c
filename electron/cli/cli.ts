import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Scripts start this again and again: from source, the types that Node has taken out once need not be taken out anew.
if (import.meta.url.endsWith('.ts')) {
  // By the environment, since the worker thread looks there.
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../node_modules/.cache/code', import.meta.url));
  enableCompileCache();
}
const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli();
