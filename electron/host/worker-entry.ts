import { existsSync } from 'node:fs';

/**
 * Where a worker's code is: the source in development, which Node runs as it is, and the bundle's own file beside the
 * bundle that this line ended up in.
 */
export function workerEntry(name: 'collection-worker' | 'media-worker'): URL {
  const source = new URL(`../worker/${name}.ts`, import.meta.url);
  if (import.meta.url.endsWith('.ts') && existsSync(source)) return source;
  return new URL(`./${name}.js`, import.meta.url);
}
