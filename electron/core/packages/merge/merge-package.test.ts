import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportOptions, ImportResult } from '#shared/contract/packages.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { callContext, type TestContext } from '../../testing/call-context.ts';
import { makeProfile, snapshot, type TestProfile } from '../../testing/make-collection.ts';
import { packageEngine, type PackageEngine } from '../testing/package-engine.ts';
import { SAMPLE_MEDIA, samplePackage } from '../testing/sample-package.ts';

const MERGE: ImportOptions = { kind: 'merge', withScheduling: true };

let profile: TestProfile;
let opened: PackageEngine;
let path: string;
beforeEach(async () => {
  profile = makeProfile();
  opened = packageEngine(profile);
  await opened.media.handlers.look({}, callContext());
  path = join(profile.paths.folder, 'sample.apkg');
  writeFileSync(path, await samplePackage());
});
afterEach(async () => {
  await opened.close();
  profile.remove();
});

const db = () => opened.engine.slot.get().db;
const files = (): string[] => readdirSync(opened.mediaFolder).toSorted();
const scratch = (): string[] => readdirSync(profile.paths.scratch);

async function merged(options: ImportOptions = MERGE): Promise<Extract<ImportResult, { kind: 'merged' }>['log']> {
  const result = await opened.engine.handlers.packages.import({ path, options }, callContext());
  if (result.kind !== 'merged') throw new Error('not merged');
  return result.log;
}

/** A call that is cancelled when it asks for the so manieth time. */
function cancelledAfter(times: number): TestContext<never> {
  const context = callContext<never>();
  let asked = 0;
  return {
    ...context,
    throwIfCancelled: () => {
      asked += 1;
      if (asked > times) throw new AppError('interrupted', {});
    },
  };
}

describe('merging a package', () => {
  test('tells what became of each note, and brings the files that they name', async () => {
    const log = await merged();
    expect(log).toMatchObject({
      found: 3,
      new: { count: 3, texts: [' a.png ', '[sound:b.mp3]', ' _c.css plain'].map((text) => text.trim()) },
      added: { cards: 3, media: 3 },
      schemaChanged: false,
    });
    expect(log.new.noteIds.map((id) => noteStorage.find(db(), id)?.tags)).toEqual([' x::y ', ' x::y ', ' x::y ']);
    expect(files()).toEqual(Object.keys(SAMPLE_MEDIA).toSorted());
    expect(await merged()).toMatchObject({ new: { count: 0 }, duplicate: { count: 3 }, added: { cards: 0, media: 0 } });
    expect(scratch()).toEqual([]);
  });

  test('is one step to undo, and files stay', async () => {
    const before = snapshot(db());
    await merged();
    expect(opened.engine.slot.get().undoStatus().undo).toBe('importPackage');
    const after = snapshot(db());
    await opened.engine.handlers.undo.undo({}, callContext());
    expect(snapshot(db())).toEqual(before);
    await opened.engine.handlers.undo.redo({}, callContext());
    expect(snapshot(db())).toEqual(after);
    expect(files()).toHaveLength(3);
  });

  test('a file of the same name with other content stays, and the package’s gets another', async () => {
    mkdirSync(opened.mediaFolder, { recursive: true });
    writeFileSync(join(opened.mediaFolder, 'A.png'), 'mine');
    writeFileSync(join(opened.mediaFolder, '_c.css'), 'mine');
    const { new: added } = await merged();
    const [name = ''] = files().filter((file) => /^a-[\da-f]{40}\.png$/u.test(file));
    expect(readFileSync(join(opened.mediaFolder, name), 'utf8')).toBe('picture');
    expect(readFileSync(join(opened.mediaFolder, 'A.png'), 'utf8')).toBe('mine');
    expect(readFileSync(join(opened.mediaFolder, '_c.css'), 'utf8')).toBe('mine');
    expect(noteStorage.find(db(), added.noteIds[0] ?? 0)?.flds).toBe(`<img src="${name}">\u001fback`);
  });

  test('cancelled at any point, it leaves neither rows nor files', async () => {
    const before = snapshot(db());
    let reached = 0;
    for (let times = 0; times < 40; times++) {
      const context = cancelledAfter(times);
      try {
        await opened.engine.handlers.packages.import({ path, options: MERGE }, context);
        break;
      } catch (error: unknown) {
        expect(isAppError(error, 'interrupted')).toBe(true);
      }
      reached = times;
      expect(snapshot(db())).toEqual(before);
      expect(files()).toEqual([]);
      expect(scratch()).toEqual([]);
    }
    expect(reached).toBeGreaterThan(5);
    expect(files()).toHaveLength(3);
  });

  test('without progress its system tags stay away; options are remembered', async () => {
    await merged({ kind: 'merge', withScheduling: false, updateNotes: 'never', mergeNotetypes: true });
    expect(opened.engine.handlers.packages.mergeOptions({}, callContext())).toEqual({
      withScheduling: false,
      withDeckConfigs: false,
      mergeNotetypes: true,
      updateNotes: 'never',
      updateNotetypes: 'ifNewer',
    });
  });
});

describe('putting a package in the place of the collection', () => {
  test('backs up, replaces rows and files, and keeps what made room', async () => {
    mkdirSync(opened.mediaFolder, { recursive: true });
    for (const [name, content] of Object.entries({ 'a.png': 'mine', 'other.png': 'kept' })) {
      writeFileSync(join(opened.mediaFolder, name), content);
    }
    const result = await opened.engine.handlers.packages.import({ path, options: { kind: 'replace' } }, callContext());
    expect(result).toMatchObject({ kind: 'replaced', numbers: { notes: 3, cards: 3 }, mediaCount: 3 });
    expect(readFileSync(join(opened.mediaFolder, 'a.png'), 'utf8')).toBe('picture');
    expect(readFileSync(join(profile.paths.folder, 'media.trash', 'a.png'), 'utf8')).toBe('mine');
    expect(files()).toContain('other.png');
    expect(readdirSync(profile.paths.backups).filter((name) => name.includes('beforeImport'))).toHaveLength(1);
    expect(opened.engine.slot.get().undoStatus().undo).toBeNull();
    expect(scratch()).toEqual([]);
  });

  test('a collection that can’t be put in place leaves files as they were', async () => {
    mkdirSync(opened.mediaFolder, { recursive: true });
    writeFileSync(join(opened.mediaFolder, 'a.png'), 'mine');
    const before = snapshot(db());
    for (let times = 0; times < 6; times++) {
      const context = cancelledAfter(times);
      const attempt = Promise.resolve(
        opened.engine.handlers.packages.import({ path, options: { kind: 'replace' } }, context),
      );
      const outcome = await attempt.then(
        () => 'replaced',
        (error: unknown) => isAppError(error) && error.code,
      );
      if (outcome === 'replaced') return;
      expect(outcome).toBe('interrupted');
      expect(snapshot(db())).toEqual(before);
      expect(files()).toEqual(['a.png']);
      expect(readFileSync(join(opened.mediaFolder, 'a.png'), 'utf8')).toBe('mine');
    }
    throw new Error('it was never replaced');
  });
});
