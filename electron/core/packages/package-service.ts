import type { Handlers } from '#shared/contract/define.ts';
import type { packages } from '#shared/contract/packages.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot } from '../engine-types.ts';
import { rememberedOptions } from './merge-options.ts';

export interface PackageServiceDeps {
  readonly slot: CollectionSlot;
}

/** Packages of notes and of whole collections, read and written. */
export function packageService({ slot }: PackageServiceDeps): Handlers<typeof packages> {
  const unfinished = (method: string): never => {
    throw new AppError('notAllowedHere', { method });
  };
  return {
    inspect: () => unfinished('packages.inspect'),
    mergeOptions: () => rememberedOptions(slot.get().db),
    import: () => unfinished('packages.import'),
    export: () => unfinished('packages.export'),
  };
}
