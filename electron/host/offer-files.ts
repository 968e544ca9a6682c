import { basename, resolve } from 'node:path';
import { fileKindOf } from '#shared/domain/import-kinds.ts';
import type { Host } from './host.ts';

/** The files among what a command line names, as absolute paths. */
export function filesNamed(args: readonly string[], folder: string): readonly string[] {
  return args.filter((arg) => fileKindOf(basename(arg)) !== undefined).map((arg) => resolve(folder, arg));
}

/** Hands files to whichever window asks next; of one that can't be read it is told why. */
export async function offerFiles(host: Pick<Host, 'files' | 'router'>, paths: readonly string[]): Promise<void> {
  for (const path of paths) await host.files.offer(path);
  if (paths.length > 0) host.router.broadcast({ type: 'event', name: 'filesOffered', value: {} });
}
