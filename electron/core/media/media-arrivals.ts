import { renameSync } from 'node:fs';
import type { Handlers } from '#shared/contract/define.ts';
import type { ArrivedFiles, mediaArrivals } from '#shared/contract/media-arrivals.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';
import type { FileStat } from './file-stat.ts';
import type { MediaParts } from './media-engine.ts';

interface ArrivingFile {
  readonly path: string;
  readonly fileName: string;
  readonly sha1: string;
}

export interface MediaArrivalsService {
  readonly handlers: Handlers<typeof mediaArrivals>;
  /** What was placed is on the disk. */
  close(): Promise<void>;
}

/** Files of packages on their way into the folder, and out again if the package is not taken after all. */
export function mediaArrivalsService(parts: MediaParts): MediaArrivalsService {
  const { look, folder, env } = parts;
  let settling: Promise<unknown> = Promise.resolve();

  /** Behind whoever waits for the package: a flush of each of thousands of files takes seconds. */
  function settle({ added, replaced }: ArrivedFiles): void {
    const fileNames = [...added, ...replaced.map(({ fileName }) => fileName)];
    settling = settling
      .then(() => folder.settle(fileNames))
      .catch((error: unknown) => env.log.warn('placed files were not flushed', { code: codeOf(error) }));
  }

  const handlers: Handlers<typeof mediaArrivals> = {
    compare: async ({ fileNames, ignoreCase }, { signal }) => {
      await look.look({ ifNeeded: true, signal });
      const sha1s: (string | null)[] = [];
      for (const fileName of fileNames) sha1s.push(await contentOf(parts, fileName, ignoreCase));
      return { sha1s };
    },
    place: async ({ files, replace }) => {
      const arrived = await placeAll(parts, files, replace);
      settle(arrived);
      return arrived;
    },
    takeBack: async (arrived) => {
      await takeBack(parts, arrived);
      return null;
    },
  };
  return { handlers, close: async () => void (await settling) };
}

/** Of the file with the name, or of one that some systems take for it. */
async function contentOf({ store, folder }: MediaParts, fileName: string, ignoreCase: boolean): Promise<string | null> {
  const present = store.listNamedLike(fileName).filter(({ stat }) => stat !== null);
  const record = present.find((one) => one.fileName === fileName) ?? (ignoreCase ? present[0] : undefined);
  if (record === undefined) return null;
  // What is too large to be synced, or empty, is not known by its content.
  return record.sha1 ?? (await folder.hash(record.fileName))?.sha1 ?? null;
}

async function placeAll(parts: MediaParts, files: readonly ArrivingFile[], replace: boolean): Promise<ArrivedFiles> {
  const { store, folder, look } = parts;
  const arrived: ArrivedFiles = { added: [], replaced: [] };
  const stats: { readonly file: ArrivingFile; readonly stat: FileStat }[] = [];
  try {
    folder.make();
    for (const file of files) {
      const stat = await placeOne(parts, file, replace, arrived);
      if (stat !== undefined) stats.push({ file, stat });
    }
    store.atomically(() => {
      for (const { file, stat } of stats) store.noteAdded(file.fileName, file.sha1, stat);
    });
  } catch (error: unknown) {
    await takeBack(parts, arrived);
    throw error;
  }
  look.changed(stats.map(({ file }) => file.fileName));
  return arrived;
}

/** Undefined: it is there already. */
async function placeOne(
  { folder }: MediaParts,
  { path, fileName, sha1 }: ArrivingFile,
  replace: boolean,
  arrived: ArrivedFiles,
): Promise<FileStat | undefined> {
  let there = folder.stat(fileName);
  if (there !== undefined) {
    if ((await folder.hash(fileName))?.sha1 === sha1) return undefined;
    if (!replace) throw new AppError('media.folderUnusable', { reason: 'EEXIST' });
    const keptAt = await folder.trash.keep(folder.pathOf(fileName), fileName);
    if (keptAt !== undefined) arrived.replaced.push({ fileName, keptAt });
    there = undefined;
  }
  const stat = await folder.place(path, fileName, there);
  // A folder or link has the name, or somebody was quicker.
  if (stat === undefined) throw new AppError('media.folderUnusable', { reason: 'EEXIST' });
  if (!arrived.replaced.some((other) => other.fileName === fileName)) arrived.added.push(fileName);
  return stat;
}

async function takeBack({ store, folder, look }: MediaParts, { added, replaced }: ArrivedFiles): Promise<void> {
  for (const fileName of added) {
    await folder.remove(fileName);
    store.noteRemoved(fileName);
  }
  for (const { fileName, keptAt } of replaced) {
    renameSync(keptAt, folder.pathOf(fileName));
    const hashed = await folder.hash(fileName);
    if (hashed !== undefined) store.noteAdded(fileName, hashed.sha1, hashed.stat);
  }
  look.changed([...added, ...replaced.map(({ fileName }) => fileName)]);
}
