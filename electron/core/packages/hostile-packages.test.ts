import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { isAppError } from '#shared/errors/app-error.ts';
import { callContext } from '../testing/call-context.ts';
import { makeProfile, snapshot, type TestProfile } from '../testing/make-collection.ts';
import { PackageArchive } from './package-archive.ts';
import { mediaListBytes, metaBytes, packageFiles } from './package-format.ts';
import { packageEngine, type PackageEngine } from './testing/package-engine.ts';
import { archiveOf, samplePackage } from './testing/sample-package.ts';

const RUNS = 400 * Number(process.env['EBB_DEPTH'] ?? 1);
const NOTHING = { zstd: false, mostBytes: 64 << 20 };

let profile: TestProfile;
let opened: PackageEngine;
let path: string;
let latest: Buffer;
/** What the sample holds, by entry, as it lies in the archive. */
let entries: Record<string, Buffer>;

beforeAll(async () => {
  latest = await samplePackage();
  profile = makeProfile();
  opened = packageEngine(profile);
  await opened.media.handlers.look({}, callContext());
  path = join(profile.paths.folder, 'hostile.apkg');
  writeFileSync(path, latest);
  const archive = await PackageArchive.open(path);
  const names = ['meta', 'collection.anki21b', 'media', ...packageFiles(archive, 'latest').map(({ entry }) => entry)];
  entries = Object.fromEntries(names.map((name) => [name, archive.read(name, NOTHING)]));
  archive.close();
});
afterAll(async () => {
  await opened.close();
  profile.remove();
});

/** Everything in the profile that an import could have left something in. */
function traces(): unknown {
  const names = ['collection.media', 'media.trash', 'scratch', 'backups'].map((folder) => listed(folder));
  const beside = readdirSync(profile.paths.folder).filter((name) => !/^(media|collection)\.db/u.test(name));
  return { rows: snapshot(opened.engine.slot.get().db), names, beside: beside.toSorted() };
}

function listed(folder: string): string[] {
  const path = join(profile.paths.folder, folder);
  return existsSync(path) ? readdirSync(path).toSorted() : [];
}

/** The error's code; what was taken is undone, so that the next one begins with the same. */
async function imported(): Promise<string> {
  const { packages, undo } = opened.engine.handlers;
  try {
    await packages.import({ path, options: { kind: 'merge', withScheduling: true } }, callContext());
  } catch (error: unknown) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  await undo.undo({}, callContext());
  for (const name of readdirSync(opened.mediaFolder)) rmSync(join(opened.mediaFolder, name));
  await opened.media.handlers.look({}, callContext());
  return 'taken';
}

async function expectRefused(code: string | RegExp): Promise<void> {
  const before = traces();
  const outcome = await imported();
  expect(outcome).toMatch(code);
  expect(traces()).toEqual(before);
}

function withEntries(changed: Readonly<Record<string, Uint8Array | undefined>>): void {
  rmSync(path, { force: true });
  const all = { ...entries, ...changed };
  archiveOf(
    path,
    Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Buffer] => entry[1] !== undefined)),
  );
}

function withBytes(change: (bytes: Buffer) => Buffer | void): void {
  const copy = Buffer.from(latest);
  writeFileSync(path, change(copy) ?? copy);
}

function file(fileName: string, patch: { sha1?: string; sizeBytes?: number } = {}): Uint8Array {
  const listedFile = { entry: '0', fileName, sizeBytes: 3, sha1: '0'.repeat(40), ...patch };
  return zstdCompressSync(mediaListBytes([listedFile], 'latest'));
}

/** Where a header of the directory begins. */
function directoryAt(bytes: Buffer): number {
  return bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
}

describe('a hostile package is refused, and leaves nothing', () => {
  test('the sample itself is taken', async () => {
    withEntries({});
    expect(await imported()).toBe('taken');
  });

  test('and so is one that another program wrote, with sums behind the contents', async () => {
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(entries)) {
      zip.addReadStream(Readable.from([content]), name, { compress: name === 'media' });
    }
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
    writeFileSync(path, Buffer.concat(pieces));
    expect(await imported()).toBe('taken');
  });

  test('no archive at all', async () => {
    for (const text of ['', 'PK', 'not a package at all'.repeat(50)]) {
      writeFileSync(path, text);
      await expectRefused('package.notAPackage');
    }
  });

  test('an archive without a collection', async () => {
    withEntries({ 'collection.anki21b': undefined });
    await expectRefused('package.notAPackage');
  });

  test.each(['../evil', 'a/b', '..', '.', '/etc/passwd', 'a\u0000b', 'con', 'x '])(
    'a file with the name %j',
    async (name) => {
      withEntries({ media: file(name) });
      await expectRefused('package.damaged');
    },
  );

  test('entries whose names lead out of the folder', async () => {
    withEntries({ '../../evil': Buffer.from('x') });
    await expectRefused('package.damaged');
  });

  test('a collection that unpacks to gigabytes', async () => {
    const frame = zstdCompressSync(Buffer.alloc(32 << 20));
    withEntries({ 'collection.anki21b': Buffer.concat(Array.from({ length: 32 }, () => frame)) });
    await expectRefused('package.tooLarge');
  });

  test('a media list that unpacks to gigabytes', async () => {
    withEntries({ media: zstdCompressSync(Buffer.alloc(100 << 20)) });
    await expectRefused('package.tooLarge');
  });

  test('files that hold more than they say, or something else', async () => {
    const content = zstdCompressSync(Buffer.from('_evil, and more than is said'));
    withEntries({ media: file('_evil.js'), 0: content });
    await expectRefused(/package\.(tooLarge|damaged)/u);
    withEntries({ media: file('_evil.js', { sizeBytes: 28 }), 0: content });
    await expectRefused('package.damaged');
  });

  test('sums and sizes that are not those of the content', async () => {
    for (const [at, value] of [
      [16, 0x12345678],
      [20, 1],
      [24, 1],
      [24, 0xfffffff0],
    ] as const) {
      withBytes((bytes) => void bytes.writeUInt32LE(value, directoryAt(bytes) + at));
      await expectRefused('package.damaged');
    }
  });

  test('a number of entries that is not true', async () => {
    withBytes((bytes) => void bytes.writeUInt16LE(0xffff, bytes.length - 22 + 10));
    await expectRefused(/package\.(damaged|notAPackage)/u);
  });

  test('two entries of one name', async () => {
    withEntries({ metb: entries['meta'] });
    const twice = Buffer.from(readFileSync(path));
    for (let at = twice.indexOf('metb'); at >= 0; at = twice.indexOf('metb')) twice.write('meta', at);
    writeFileSync(path, twice);
    await expectRefused('package.damaged');
  });

  test('an archive with a password', async () => {
    withBytes((bytes) => {
      const at = directoryAt(bytes);
      bytes.writeUInt16LE(0x0801, at + 8);
      // What is locked has twelve bytes more.
      bytes.writeUInt32LE(bytes.readUInt32LE(at + 20) + 12, at + 20);
    });
    await expectRefused('package.encrypted');
  });

  test('a form that is not known', async () => {
    for (const meta of [Buffer.alloc(0), Buffer.from([8, 0]), Buffer.from([8, 9])]) {
      withEntries({ meta });
      await expectRefused('package.tooNew');
    }
  });

  test('a file that is listed and missing', async () => {
    withEntries({ 0: undefined });
    await expectRefused('package.damaged');
  });

  test('one that is cut short anywhere', async () => {
    for (let length = latest.length - 1; length > 0; length -= Math.ceil(latest.length / 40)) {
      writeFileSync(path, latest.subarray(0, length));
      await expectRefused(/package\.(damaged|notAPackage)/u);
    }
  });

  test('thousands of entries are read, and none of them is written', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`x${at}`, Buffer.from('x')]));
    withEntries(many);
    expect(await imported()).toBe('taken');
    expect(listed('scratch')).toEqual([]);
  });
});

describe('whatever happens to a package', () => {
  const spots = fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.integer({ min: 0, max: 255 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  function damagedCopy(bytes: Buffer, changes: readonly { at: number; value: number }[]): Buffer {
    const copy = Buffer.from(bytes);
    for (const { at, value } of changes) copy[Math.floor(at * (copy.length - 1))] = value;
    return copy;
  }

  async function isTakenOrRefused(): Promise<void> {
    const before = traces();
    const outcome = await imported();
    expect(outcome).not.toBe('internal');
    expect(traces()).toEqual(before);
  }

  test('bytes of the archive: it is taken as a whole or refused', async () => {
    await fc.assert(
      fc.asyncProperty(spots, async (changes) => {
        writeFileSync(path, damagedCopy(latest, changes));
        await isTakenOrRefused();
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  test('bytes of its collection or its lists, with sums that fit: the same', async () => {
    const collection = zstdDecompressSync(entries['collection.anki21b'] ?? Buffer.alloc(0));
    const list = zstdDecompressSync(entries['media'] ?? Buffer.alloc(0));
    await fc.assert(
      fc.asyncProperty(spots, fc.boolean(), async (changes, ofList) => {
        withEntries(
          ofList
            ? { media: zstdCompressSync(damagedCopy(list, changes)) }
            : { 'collection.anki21b': zstdCompressSync(damagedCopy(collection, changes)) },
        );
        await isTakenOrRefused();
      }),
      { numRuns: RUNS, seed: 8 },
    );
  });
});

test('the form of a package is written as it is read', () => {
  expect([...metaBytes('legacy2')]).toEqual([8, 2]);
  expect([...metaBytes('latest')]).toEqual([8, 3]);
});
