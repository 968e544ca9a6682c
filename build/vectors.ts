/**
 * Checks a file of scheduling cases (shape: electron/core/testing/scheduler-vectors/vector-file.ts).
 *
 *   npm run vectors -- FILE        without a file: the one of the project
 *
 * Prints what differs; exit code 1 if anything does.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vectorDifferences } from '#core/testing/scheduler-vectors/vector-differences.ts';
import type { VectorFile } from '#core/testing/scheduler-vectors/vector-file.ts';

const OWN_FILE = join(import.meta.dirname, '../electron/core/testing/scheduler-vectors/vectors.json');
const path = process.argv[2] === undefined ? OWN_FILE : resolve(process.env['INIT_CWD'] ?? '.', process.argv[2]);

const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
const differences = vectorDifferences(file);
for (const { id, what, expected, actual } of differences) {
  console.log(`${id}: ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}
const { rng, timing, cases } = file;
console.log(`${cases.length} cases, ${timing.length} days, ${rng.length} seeds: ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
