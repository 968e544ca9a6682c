import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isEntryName } from './media-file-names.ts';

/** Whether a card that names a file will get one: as written or composed, which is how cards are served. */
export function hasMediaIn(folder: string): (fileName: string) => boolean {
  const isFile = (name: string): boolean => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true;
  return (fileName) => {
    if (!isEntryName(fileName)) return false;
    const composed = fileName.normalize('NFC');
    return isFile(fileName) || (composed !== fileName && isFile(composed));
  };
}
