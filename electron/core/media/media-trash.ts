import type { MediaFolder } from './media-folder.ts';
import { hashedFileName, isEntryName } from './media-file-names.ts';
import type { MediaStore } from './media-store.ts';

interface TrashParts {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
}
export interface Moved {
  readonly fileCount: number;
  readonly totalBytes: number;
  /** Files of the folder that came or went. */
  readonly fileNames: readonly string[];
}
interface Watch {
  throwIfCancelled(): void;
  report(progress: { readonly done: number; readonly total: number }): void;
}

/** Moves files to the trash. The next sync removes them from the server. Names that are not there are left out. */
export async function trashMedia(parts: TrashParts, names: readonly string[], watch: Watch): Promise<Moved> {
  const { store, folder } = parts;
  const moved: string[] = [];
  let totalBytes = 0;
  for (const [at, fileName] of names.entries()) {
    watch.throwIfCancelled();
    const stat = isEntryName(fileName) ? folder.stat(fileName) : undefined;
    if (stat !== undefined && (await folder.moveToTrash(fileName))) {
      store.noteRemoved(fileName);
      moved.push(fileName);
      totalBytes += stat.sizeBytes;
    }
    watch.report({ done: at + 1, total: names.length });
  }
  return { fileCount: moved.length, totalBytes, fileNames: moved };
}

/**
 * Puts everything back under its name. What has taken a name meanwhile keeps it: the same content needs no second
 * file, other content comes back with its hash in the name.
 */
export async function restoreMediaTrash(parts: TrashParts, watch: Watch): Promise<Moved> {
  const { store, folder } = parts;
  const files = await folder.trash.list();
  const restored: string[] = [];
  let totalBytes = 0;
  for (const [at, file] of files.entries()) {
    watch.throwIfCancelled();
    const sha1 = await folder.trash.hash(file);
    for (const fileName of [file.fileName, hashedFileName(file.fileName, sha1)]) {
      if ((await folder.hash(fileName))?.sha1 === sha1) {
        await folder.trash.remove(file);
        break;
      }
      const stat = await folder.trash.moveTo(file, folder.pathOf(fileName));
      if (stat === undefined) continue;
      store.noteAdded(fileName, sha1, stat);
      restored.push(fileName);
      totalBytes += stat.sizeBytes;
      break;
    }
    watch.report({ done: at + 1, total: files.length });
  }
  return { fileCount: restored.length, totalBytes, fileNames: restored };
}

/** Deletes what is in the trash for good. */
export async function emptyMediaTrash({ folder }: TrashParts, watch: Watch): Promise<Moved> {
  const files = await folder.trash.list();
  let totalBytes = 0;
  for (const [at, file] of files.entries()) {
    watch.throwIfCancelled();
    await folder.trash.remove(file);
    totalBytes += file.sizeBytes;
    watch.report({ done: at + 1, total: files.length });
  }
  return { fileCount: files.length, totalBytes, fileNames: [] };
}
