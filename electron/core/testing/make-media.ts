import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { MediaFolder } from '../media/media-folder.ts';
import { type MediaRecord, MediaStore } from '../media/media-store.ts';
import { scanMedia, type ScanOptions, type ScanResult } from '../media/media-scan.ts';
import type { Env } from '../env.ts';

export function sha1Of(content: string | Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}

/** A real media folder with its database, in a folder of its own. */
export class TestMedia {
  readonly profileFolder = mkdtempSync(join(tmpdir(), 'ebb-media-'));
  readonly path = join(this.profileFolder, 'collection.media');
  readonly log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  readonly env: Env = {
    clock: { nowMs: () => Date.now(), offsetWestMins: () => 0 },
    random: { bits64: () => 1n },
    log: this.log,
  };
  readonly folder = new MediaFolder(this.profileFolder);
  store = new MediaStore({ path: join(this.profileFolder, 'media.db'), env: this.env });

  constructor() {
    mkdirSync(this.path);
  }

  put(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.path, name), content);
  }

  remove(...names: string[]): void {
    for (const name of names) rmSync(join(this.path, name));
  }

  scan(options: Partial<ScanOptions> = {}): Promise<ScanResult> {
    return scanMedia({ store: this.store, folder: this.folder, env: this.env, ...options });
  }

  /** As after a sync: the server has what is here. */
  async synced(): Promise<void> {
    await this.scan();
    for (const record of this.records()) this.store.put({ ...record, dirty: false, serverSha1: record.sha1 });
  }

  records(): MediaRecord[] {
    return this.store.list({ limit: 100_000 });
  }

  record(fileName: string): MediaRecord {
    const record = this.store.find(fileName);
    if (record === undefined) throw new Error(`nothing is known of ${fileName}`);
    return record;
  }

  /** Names of what waits to be sent, removals with a minus. */
  pending(): string[] {
    return this.store
      .listPending({ limit: 100_000 })
      .map(({ fileName, sha1 }) => (sha1 === null ? `-${fileName}` : fileName));
  }

  toFetch(): string[] {
    return this.store.listToFetch({ limit: 100_000 }).map(({ fileName }) => fileName);
  }

  names(): string[] {
    return existsSync(this.path) ? readdirSync(this.path).toSorted() : [];
  }

  content(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  reopenStore(): void {
    this.store.close();
    this.store = new MediaStore({ path: join(this.profileFolder, 'media.db'), env: this.env });
  }

  end(): void {
    this.store.close();
    rmSync(this.profileFolder, { recursive: true, force: true });
  }
}
