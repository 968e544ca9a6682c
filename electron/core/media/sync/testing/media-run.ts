import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaOutcome } from '#shared/contract/media.ts';
import { systemClock } from '../../../collection/system-clock.ts';
import type { Env } from '../../../env.ts';
import { MediaFolder } from '../../media-folder.ts';
import { scanMedia } from '../../media-scan.ts';
import { MediaStore } from '../../media-store.ts';
import { WIDE_MEDIA_TRANSFER } from '../media-transfer-plan.ts';
import { Settling } from '../settling.ts';
import { syncMedia } from '../sync-run.ts';
import { FakeMediaServer } from './fake-media-server.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const env: Env = { clock: systemClock({}), random: { bits64: () => 1n }, log };

/** A media folder of a profile of its own beside a server that exists in memory only. */
export class MediaRun {
  readonly profile = mkdtempSync(join(tmpdir(), 'ebb-media-run-'));
  store = new MediaStore({ path: join(this.profile, 'media.db'), env });
  readonly folder = new MediaFolder(this.profile);
  readonly server = new FakeMediaServer();
  settling: Settling;

  constructor() {
    this.folder.make();
    this.settling = new Settling(this.store, this.folder);
  }

  /** The program ended, and starts anew. */
  restart(): void {
    this.store.close();
    this.store = new MediaStore({ path: join(this.profile, 'media.db'), env });
    this.settling = new Settling(this.store, this.folder);
  }

  end(): void {
    this.store.close();
    rmSync(this.profile, { recursive: true, force: true });
  }

  async sync({
    signal = new AbortController().signal,
    plan = WIDE_MEDIA_TRANSFER,
    settled = true,
    serverUsn = undefined as number | undefined,
  } = {}): Promise<MediaOutcome> {
    const { store, folder, settling } = this;
    const look = async (within: AbortSignal): Promise<void> =>
      void (await scanMedia({ store, folder, env, signal: within }));
    const quiet = (): void => undefined;
    try {
      return await syncMedia({
        ...{ store, folder, env, settling, plan, serverUsn, look, signal },
        calls: this.server,
        report: quiet,
        onFiles: quiet,
      });
    } finally {
      if (settled) await settling.all();
    }
  }

  put(name: string, content: string): void {
    writeFileSync(join(this.folder.path, name), content);
  }

  putMany(count: number): string[] {
    return contents(count).map(([name, content]) => {
      this.put(name, content);
      return name;
    });
  }

  putManyThere(count: number): string[] {
    return contents(count).map(([name, content]) => {
      this.server.put(name, content);
      return name;
    });
  }

  here(): Record<string, string> {
    const names = readdirSync(this.folder.path, { withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(names.map(({ name }) => [name, readFileSync(join(this.folder.path, name), 'utf8')]));
  }
}

function contents(count: number): [name: string, content: string][] {
  return Array.from({ length: count }, (_, number) => {
    const name = `f${String(number).padStart(3, '0')}.txt`;
    return [name, `content of ${name}`];
  });
}
