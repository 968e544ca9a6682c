import { readFileSync } from 'node:fs';

/** Version of this program. Both the source and the bundle lie two folders below the package's description. */
export const version: string = packageVersion(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

function packageVersion(text: string): string {
  const description: unknown = JSON.parse(text);
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return String(description.version);
  }
  throw new Error('package.json names no version');
}
