import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Comparison, inEbb, inOfficial } from './comparison.ts';
import type { Row } from './measure.ts';

const RUNS = 5;
const NOTES = 20_000;
const FILES = 2000;
const WHOLE_NOTES = 100_000;
const EVERYTHING = { kind: 'apkg', withScheduling: true, withDeckConfigs: true, withMedia: true, legacy: false };
const MERGE = { kind: 'merge', withScheduling: true, withDeckConfigs: true };
const WHOLE = { kind: 'colpkg', withMedia: false, legacy: false };

/** Packages out of and into collections, by both clients in turns, each in a process of its own. */
export async function measurePackages(folder: string): Promise<Row[]> {
  const deck = await measureDeckPackages(join(folder, 'packages'));
  const whole = await measureWholeCollections(join(folder, 'whole-packages'));
  return [...deck, ...whole];
}

async function measureDeckPackages(folder: string): Promise<Row[]> {
  const anki = join(folder, 'made', 'collection.anki2');
  const profile = join(folder, 'profile');
  const [theirs, ours] = [join(folder, 'theirs.apkg'), join(folder, 'ours.apkg')];
  const about = `${NOTES} notes and ${FILES} files`;
  const out = new Comparison(`package of ${about}, written`);
  const into = new Comparison(`package of ${about}, merged into a new collection`);
  const again = new Comparison('  the same package once more, where all of it is');
  await inOfficial(anki, 'make', { notes: NOTES, media: FILES, media_size: 2000, decks: 20, seed: 1 });
  await inOfficial(anki, 'export-apkg', { file: theirs });
  await inEbb(profile, async (ebb) => {
    await ebb.call('packages.import', { path: theirs, options: MERGE });
  });
  for (let run = 0; run < RUNS; run += 1) {
    const wish = { path: ours, overwrite: true, scope: { kind: 'all' }, options: EVERYTHING };
    await out.byEbb(profile, 'packages.export', wish);
    await out.byOfficial(anki, 'export-apkg', { file: theirs });
    const target = join(folder, `into-${run}`);
    const official = join(target, 'official', 'collection.anki2');
    for (const comparison of [into, again]) {
      await comparison.byEbb(target, 'packages.import', { path: theirs, options: MERGE });
      await comparison.byOfficial(official, 'import-apkg', { file: theirs });
    }
    // Not removed before all is measured: for half a minute ext4 looks for other places than those of files just gone,
    // and whoever writes thousands of files next pays for it.
  }
  return [...out.rows(), ...into.rows(), ...again.rows()];
}

async function measureWholeCollections(folder: string): Promise<Row[]> {
  const anki = join(folder, 'made', 'collection.anki2');
  const profile = join(folder, 'profile');
  const [theirs, ours] = [join(folder, 'theirs.colpkg'), join(folder, 'ours.colpkg')];
  const out = new Comparison(`collection package of ${WHOLE_NOTES} notes, written`);
  const into = new Comparison(`collection package of ${WHOLE_NOTES} notes, put in place`);
  await inOfficial(anki, 'make', { notes: WHOLE_NOTES, decks: 40, reviews: WHOLE_NOTES * 2, seed: 1 });
  await inEbb(profile, async (ebb) => void (await ebb.call('collection.importAnki2', { path: anki })));
  for (let run = 0; run < RUNS; run += 1) {
    await out.byOfficial(anki, 'export-colpkg', { file: theirs, media: false });
    const wish = { path: ours, overwrite: true, scope: { kind: 'all' }, options: WHOLE };
    await out.byEbb(profile, 'packages.export', wish);
    const target = join(folder, `into-${run}`);
    await into.byEbb(target, 'packages.import', { path: theirs, options: { kind: 'replace' } });
    const official = join(target, 'official', 'collection.anki2');
    await into.byOfficial(official, 'import-colpkg', { file: theirs });
    await rm(target, { recursive: true });
  }
  return [...out.rows(), ...into.rows()];
}
