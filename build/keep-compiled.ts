import { join } from 'node:path';

/**
 * Has every Node that a test run starts keep what it compiled, and find it there the next time: the program’s own
 * workers, the command line, what is started to be killed. Half of such a start is the reading of TypeScript.
 */
export function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');
}
