import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callContext } from '../testing/call-context.ts';
import { makeProfile, type TestProfile } from '../testing/make-collection.ts';
import { packageEngine } from './testing/package-engine.ts';

const FILE_MIB = 16;
/** 96 MiB of files in each run, 1 GiB with EBB_DEPTH; and how much more memory than without them is taken at most. */
const [FILES, MOST_MORE_MIB] = process.env['EBB_DEPTH'] === undefined ? [6, 48] : [64, 80];
const MOST_MIB = 400;
const OLD_SPACE_MIB = 96;

/** A package with files of which no two are the same, stored in the archive as they are. */
async function packageWithFiles(profile: TestProfile, count: number): Promise<string> {
  const opened = packageEngine(profile);
  try {
    mkdirSync(opened.mediaFolder, { recursive: true });
    const content = randomBytes(FILE_MIB << 20);
    for (let place = 0; place < count; place += 1) {
      content.writeUInt32LE(place);
      // Files of templates: they come along although no note names them.
      writeFileSync(join(opened.mediaFolder, `_${place}.bin`), content);
    }
    const path = join(profile.paths.folder, `${count}.apkg`);
    const options = { kind: 'colpkg', withMedia: true, legacy: true } as const;
    await opened.engine.handlers.packages.export({ path, scope: { kind: 'all' }, options }, callContext());
    return path;
  } finally {
    await opened.close();
  }
}

interface Imported {
  readonly media: number;
  readonly mostMib: number;
}

async function importedByItself(path: string): Promise<Imported> {
  const target = makeProfile();
  try {
    const script = new URL('./testing/import-by-itself.ts', import.meta.url).pathname;
    const args = [`--max-old-space-size=${OLD_SPACE_MIB}`, script, target.paths.folder, path];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as Imported;
  } finally {
    target.remove();
  }
}

// Only Linux tells how much memory a process has held at most.
test.skipIf(process.platform !== 'linux')(
  'a package of many megabytes comes in with the memory that a small one takes',
  { timeout: 300_000 },
  async () => {
    const source = makeProfile();
    try {
      const small = await importedByItself(await packageWithFiles(source, 0));
      const large = await importedByItself(await packageWithFiles(source, FILES));
      expect([small.media, large.media]).toEqual([0, FILES]);
      expect(large.mostMib - small.mostMib).toBeLessThan(MOST_MORE_MIB);
      expect(large.mostMib).toBeLessThan(MOST_MIB);
    } finally {
      source.remove();
    }
  },
);
