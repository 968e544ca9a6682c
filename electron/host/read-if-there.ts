import { readFile } from 'node:fs/promises';
import { codeOf } from './atomic-file.ts';

/** The whole text. Null: there is no such file. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
