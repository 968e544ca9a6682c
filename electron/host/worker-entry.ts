import { existsSync } from 'node:fs';

/**
 * Where the collection worker's code is: the source in development, which Node runs as it is, and the bundle's own
 * file beside the bundle that this line ended up in.
 */
export function workerEntry(): URL {
  const source = new URL('../worker/collection-worker.ts', import.meta.url);
  if (import.meta.url.endsWith('.ts') && existsSync(source)) return source;
  return new URL('./collection-worker.js', import.meta.url);
}
