import { resolve } from 'node:path';
import type { Host } from './host.ts';

/** Kinds of files that systems open with Ebb. */
const OPENED = /\.(?:apkg|colpkg|csv|tsv|txt)$/iu;

/** The files among what a command line names, as absolute paths. */
export function filesNamed(args: readonly string[], folder: string): readonly string[] {
  return args.filter((arg) => OPENED.test(arg)).map((arg) => resolve(folder, arg));
}

/** Hands files to whichever window asks next. One that is not there is told of in the log: no window asked for it. */
export async function offerFiles(
  host: Pick<Host, 'files' | 'router' | 'logger'>,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    try {
      await host.files.offer(path);
    } catch (error: unknown) {
      host.logger.write({ level: 'warn', event: 'file.notOffered', details: { error: String(error) } });
    }
  }
  if (paths.length > 0) host.router.broadcast({ type: 'event', name: 'filesOffered', value: {} });
}
