import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const outDir = join(root, 'dist', 'bench');

/** A script of this folder as what ships is: without types. Node running the sources holds their compiler as well. */
export async function bundledScript(name: string): Promise<string> {
  const ssr = join(import.meta.dirname, `${name}.ts`);
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'error' },
    build: { ssr, outDir, emptyOutDir: false, target: 'node24', minify: false },
  });
  return join(outDir, `${name}.js`);
}
