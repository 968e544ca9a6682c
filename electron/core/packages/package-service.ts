import type { CallContext, Handlers } from '#shared/contract/define.ts';
import type {
  ImportOptions,
  ImportProgress,
  ImportResult,
  MergeOptions,
  PackageInfo,
  packages,
} from '#shared/contract/packages.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { withScratchFile } from '../collection/scratch.ts';
import type { CollectionSlot, EngineOptions, MediaArrivals, ProfilePaths, StockNames } from '../engine-types.ts';
import type { Env } from '../env.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import { exportPackage } from './export/export-package.ts';
import { mergePackage } from './merge/merge-package.ts';
import { rememberedOptions } from './merge-options.ts';
import { infoOf, OpenedPackage } from './opened-package.ts';
import { replaceByPackage } from './replace-collection.ts';

export interface PackageServiceDeps {
  readonly slot: CollectionSlot;
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly emit: EngineOptions['emit'];
  readonly mediaArrivals?: MediaArrivals;
  readonly deletionLog: DeletionLog;
  readonly stockNames: StockNames;
  /** Called when a package's collection took the place of this one. */
  readonly onReplaced: () => void;
}

const MEDIA_FOLDER = 'collection.media';

type ImportContext = CallContext<ImportProgress>;

/** Packages of notes and of whole collections, read and written. */
export function packageService(deps: PackageServiceDeps): Handlers<typeof packages> {
  const { slot } = deps;
  return {
    inspect: ({ path }, context) => withPackage(path, (opened) => inspect(deps, opened, path, context)),
    mergeOptions: () => rememberedOptions(slot.get().db),
    import: ({ path, options }, context) =>
      withPackage(path, (opened) => importPackage(deps, opened, options, context)),
    export: (input, context) => {
      const mediaFolder = join(deps.paths.folder, MEDIA_FOLDER);
      return exportPackage({ ...deps, collection: slot.get(), mediaFolder }, input, context);
    },
  };
}

async function withPackage<T>(path: string, work: (opened: OpenedPackage) => Promise<T>): Promise<T> {
  const opened = await OpenedPackage.open(path);
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

function inspect(
  { paths, env }: PackageServiceDeps,
  opened: OpenedPackage,
  path: string,
  { signal, report }: ImportContext,
): Promise<PackageInfo> {
  return withScratchFile(paths, 'inspected', async (scratch) => {
    const onStage = (stage: ImportProgress['stage']): void => report({ stage, done: 0, total: null });
    await opened.unpackCollection(scratch, { env, signal, onStage, isPassing: true });
    return infoOf(opened, path, { path: scratch, bytes: statSync(scratch).size });
  });
}

async function importPackage(
  deps: PackageServiceDeps,
  opened: OpenedPackage,
  options: ImportOptions,
  context: ImportContext,
): Promise<ImportResult> {
  const { slot, paths, emit, deletionLog } = deps;
  const arrivals = deps.mediaArrivals ?? noArrivals;
  if (options.kind === 'replace') return replaceByPackage({ ...deps, arrivals }, opened, context);
  const collection = slot.get();
  const before = rememberedOptions(collection.db);
  const all: MergeOptions = {
    withScheduling: options.withScheduling ?? before.withScheduling,
    withDeckConfigs: options.withDeckConfigs ?? before.withDeckConfigs,
    mergeNotetypes: options.mergeNotetypes ?? before.mergeNotetypes,
    updateNotes: options.updateNotes ?? before.updateNotes,
    updateNotetypes: options.updateNotetypes ?? before.updateNotetypes,
  };
  const { output, changes } = await mergePackage({ collection, paths, arrivals, deletionLog }, opened, all, context);
  if (changes !== null) emit('changes', changes);
  return { kind: 'merged', log: output };
}

/** Where nobody has the media folder, as in some tests. */
const noArrivals: MediaArrivals = {
  compare: noOwner,
  place: noOwner,
  takeBack: noOwner,
};

function noOwner(): never {
  throw new AppError('internal', {}, { cause: new Error('nobody has the media folder') });
}
