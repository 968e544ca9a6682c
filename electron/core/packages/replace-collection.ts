import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '#shared/contract/define.ts';
import type { ImportProgress, ImportResult } from '#shared/contract/packages.ts';
import { createBackup } from '../collection/backup.ts';
import { markReplaced } from '../collection/incoming-file.ts';
import { withScratchFile, withScratchFolder } from '../collection/scratch.ts';
import type { CollectionSlot, MediaArrivals, ProfilePaths } from '../engine-types.ts';
import type { Env } from '../env.ts';
import { numbersOf } from '../storage/collection-numbers.ts';
import { type ArrivingFile, unpackedFile } from './merge/media-plan.ts';
import type { OpenedPackage } from './opened-package.ts';

export interface ReplaceDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly arrivals: MediaArrivals;
  /** Automatic sync must not undo it before the user chose. */
  readonly onReplaced: () => void;
}

type ReplaceContext = CallContext<ImportProgress>;
type Replaced = Extract<ImportResult, { kind: 'replaced' }>;

const FILES_BETWEEN_PAUSES = 50;

/**
 * Puts a package's collection and files in the place of what is here. All of it lies beside, unpacked and checked,
 * before the present is backed up and anything of it changes. Files that the package doesn't have stay; one that has
 * to make room goes to the trash.
 */
export async function replaceByPackage(
  deps: ReplaceDeps,
  opened: OpenedPackage,
  context: ReplaceContext,
): Promise<Replaced> {
  const { slot, paths, env, arrivals, onReplaced } = deps;
  const onStage = (stage: ImportProgress['stage']): void => context.report({ stage, done: 0, total: null });
  return await withScratchFile(paths, 'import', async (scratch) => {
    await opened.unpackCollection(scratch, { env, signal: context.signal, onStage, isPassing: false });
    markReplaced(scratch, env);
    context.throwIfCancelled();
    return await withScratchFolder(paths, 'import', async (folder) => {
      const files = await unpackedFiles(opened, folder, arrivals, context);
      onStage('backingUp');
      const current = slot.find();
      const request = { paths, reason: 'beforeImport', isAlone: true, signal: context.signal } as const;
      const backup = current === undefined ? null : await createBackup({ ...request, collection: current });
      context.throwIfCancelled();
      onStage('replacing');
      const arrived = files.length === 0 ? undefined : await arrivals.place({ files, replace: true });
      try {
        slot.replaceWith(scratch);
      } catch (error: unknown) {
        if (arrived !== undefined) await arrivals.takeBack(arrived);
        throw error;
      }
      onReplaced();
      const mediaCount = (arrived?.added.length ?? 0) + (arrived?.replaced.length ?? 0);
      return { kind: 'replaced', backupId: backup?.backupId ?? null, numbers: numbersOf(slot.get().db), mediaCount };
    });
  });
}

/** Those that are not here with the same content. */
async function unpackedFiles(
  opened: OpenedPackage,
  folder: string,
  arrivals: MediaArrivals,
  context: ReplaceContext,
): Promise<ArrivingFile[]> {
  const listed = [...new Map(opened.files.map((file) => [file.fileName, file])).values()];
  if (listed.length === 0) return [];
  opened.refuseHuge(listed);
  const fileNames = listed.map(({ fileName }) => fileName);
  const { sha1s } = await arrivals.compare({ fileNames, ignoreCase: false });
  const wanted = listed.filter(({ sha1 }, at) => sha1 === null || sha1 !== sha1s[at]);
  const files: ArrivingFile[] = [];
  for (const [at, file] of wanted.entries()) {
    context.throwIfCancelled();
    if (at % FILES_BETWEEN_PAUSES === 0) await setImmediate();
    const path = join(folder, String(at));
    files.push({ path, fileName: file.fileName, sha1: await unpackedFile(opened, file, path, context.signal) });
    context.report({ stage: 'media', done: at + 1, total: wanted.length });
  }
  return files;
}
