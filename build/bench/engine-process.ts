import { join } from 'node:path';
import { build } from 'vite';
import { YOUNG_GENERATION_MIB } from '#host/worker-client.ts';

const root = join(import.meta.dirname, '..', '..');
const outDir = join(root, 'dist', 'bench');

/** V8 has two halves and as much again for large values; its flag names one of the three. */
const SHARE_MIB = YOUNG_GENERATION_MIB / 3;

/** Arguments for Node: the script with as much memory as the engine's thread has. */
export async function engineProcess(name: string): Promise<readonly string[]> {
  return [`--max-semi-space-size=${SHARE_MIB}`, await bundledScript(name)];
}

/** A script of this folder as what ships is: without types. Node running the sources holds their compiler as well. */
async function bundledScript(name: string): Promise<string> {
  const ssr = join(import.meta.dirname, `${name}.ts`);
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'error' },
    build: { ssr, outDir, emptyOutDir: false, target: 'node24', minify: false },
  });
  return join(outDir, `${name}.js`);
}
