import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectionNumbers } from '#shared/contract/collection.ts';
import { withScratchFile } from '../collection/scratch.ts';
import type { ProfilePaths } from '../engine-types.ts';
import { openReadOnlyDb } from '../storage/connection.ts';
import { type CollectionFiles, type SyncContext, reportBytes, reportStage } from './full-sync-run.ts';
import { type ServerFile, adoptServerFile, fetchServerFile } from './server-file.ts';
import type { SyncClient } from './sync-client.ts';

/** The server's collection, fetched so that the user can see what would be lost; kept until the choice is made. */
export class InspectedServer {
  readonly #paths: ProfilePaths;
  readonly #files: CollectionFiles;
  #file: ServerFile | undefined;

  constructor(paths: ProfilePaths, files: CollectionFiles) {
    this.#paths = paths;
    this.#files = files;
  }

  get file(): ServerFile | undefined {
    return this.#file;
  }

  async fetch(client: SyncClient, context: SyncContext): Promise<{ file: ServerFile; numbers: CollectionNumbers }> {
    await this.drop();
    await mkdir(this.#paths.scratch, { recursive: true });
    const path = join(this.#paths.scratch, `inspected-${randomBytes(6).toString('hex')}.db`);
    try {
      reportStage(context, 'downloading');
      const file = await fetchServerFile(client, path, reportBytes(context, 'downloading'));
      context.throwIfCancelled();
      reportStage(context, 'checking');
      const numbers = await this.#numbers(path);
      this.#file = file;
      return { file, numbers };
    } catch (cause) {
      await rm(path, { force: true });
      throw cause;
    }
  }

  async drop(): Promise<void> {
    const path = this.#file?.path;
    this.#file = undefined;
    if (path !== undefined) await rm(path, { force: true });
  }

  /** Counted in a copy: the file itself stays as the server sent it, to serve as the safety copy. */
  #numbers(path: string): Promise<CollectionNumbers> {
    return withScratchFile(this.#paths, 'counted', async (copy) => {
      await copyFile(path, copy);
      adoptServerFile(this.#files, copy);
      const db = openReadOnlyDb(copy);
      try {
        return this.#files.numbersOf(db);
      } finally {
        db.close();
      }
    });
  }
}
