import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MergeOptions } from '#shared/contract/packages.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { callContext } from '#core/testing/call-context.ts';
import { editObjects, editPackage, type PackageDb } from './edited-package.ts';
import { countsOf, ebbMerges, NOW_SECS, PackageComparison, type PeerPlace } from './package-comparison.ts';

const EVERYTHING: MergeOptions = {
  withScheduling: true,
  withDeckConfigs: true,
  mergeNotetypes: false,
  updateNotes: 'ifNewer',
  updateNotetypes: 'ifNewer',
};
const COMBINATIONS: readonly Partial<MergeOptions>[] = [
  {},
  { withScheduling: false },
  { withDeckConfigs: false },
  { withScheduling: false, withDeckConfigs: false, updateNotes: 'always', updateNotetypes: 'always' },
  { updateNotes: 'always', updateNotetypes: 'never' },
  { updateNotes: 'never', updateNotetypes: 'always' },
  { mergeNotetypes: true },
  { mergeNotetypes: true, updateNotes: 'always', updateNotetypes: 'always' },
  { mergeNotetypes: true, withScheduling: false, updateNotetypes: 'never' },
];

const WHOLE = { withScheduling: true, withDeckConfigs: true, withMedia: true };
const DAYS_APART = 3;

/** What may be in a package that no other test here brings about. */
const EDITS: Readonly<Record<string, (db: PackageDb) => void>> = {
  'a filtered deck and a normal one that have each other’s names here': (db) => {
    const decks = decksOf(db);
    const filtered = decks.find(({ dyn }) => dyn === 1)?.name ?? '';
    const normal = decks.find(({ dyn, name }) => dyn === 0 && decks.some((deck) => deck.name.startsWith(`${name}::`)));
    const from = normal?.name ?? '';
    expect([filtered, from]).not.toContain('');
    editObjects(db, 'decks', (deck) => {
      if (deck['name'] === filtered) deck['name'] = from;
      else if (deck['name'] === from) deck['name'] = filtered;
    });
  },
  'decks that stand elsewhere': (db) => {
    const tops = decksOf(db).filter(({ name, dyn, id }) => dyn === 0 && id !== 1 && !name.includes('::'));
    const [moved, kept] = tops.map(({ name }) => name);
    editObjects(db, 'decks', (deck) => {
      const name = String(deck['name']);
      if (name === moved || name.startsWith(`${moved}::`)) deck['name'] = `${kept}::New parent::${name}`;
    });
  },
  'limits of today, of another day, and of days that are counted from elsewhere': (db) => {
    const crt = Number(db.prepare('SELECT crt FROM col').pluck().get()) - DAYS_APART * 86_400;
    db.prepare('UPDATE col SET crt = ?').run(crt);
    // The peer's time zone is UTC, where the day begins at four.
    const today = Math.floor((NOW_SECS + 200 - crt) / 86_400);
    let number = 0;
    editObjects(db, 'decks', (deck) => {
      if (deck['dyn'] === 1) return;
      number += 1;
      const day = today + (number % 4 === 0 ? -1 : number % 4 === 1 ? -50 : 0);
      Object.assign(deck, {
        newLimit: number,
        newLimitToday: { limit: 10 + number, today: day },
        reviewLimit: number % 2 === 0 ? 100 + number : null,
        reviewLimitToday: number % 3 === 0 ? null : { limit: 20 + number, today: day },
      });
    });
  },
  'notes, cards and reviews with dates of years ahead': (db) => {
    const years = 10 * 365 * 86_400_000;
    for (const sql of [
      'UPDATE cards SET nid = nid + :years WHERE nid IN (SELECT id FROM notes WHERE id % 3 = 0)',
      'UPDATE notes SET id = id + :years WHERE id % 3 = 0',
      'UPDATE revlog SET cid = cid + :years WHERE cid IN (SELECT id FROM cards WHERE id % 5 = 0)',
      'UPDATE cards SET id = id + :years WHERE id % 5 = 0',
      'UPDATE revlog SET id = id + :years WHERE id % 7 = 0',
    ]) {
      expect(db.prepare(sql).run({ years }).changes).toBeGreaterThan(0);
    }
  },
  'a collection of which only an index is damaged': (db) => {
    db.pragma('writable_schema = ON');
    db.exec(`UPDATE sqlite_master SET sql = 'CREATE INDEX ix_notes_csum on notes (mod)' WHERE name = 'ix_notes_csum'`);
    db.pragma('writable_schema = RESET');
    expect(db.pragma('integrity_check(1)', { simple: true })).not.toBe('ok');
  },
};

function decksOf(db: PackageDb): { readonly id: number; readonly name: string; readonly dyn: number }[] {
  const decks: { readonly id: number; readonly name: string; readonly dyn: number }[] = [];
  editObjects(db, 'decks', ({ id, name, dyn }) => {
    decks.push({ id: Number(id), name: String(name), dyn: Number(dyn) });
  });
  return decks;
}

describe.skipIf(!peerAvailable())('merging packages', () => {
  let comparison: PackageComparison;
  let source: PeerPlace;
  /** The collection that packages come into, by what it has to do with theirs. */
  const targets = new Map<string, PeerPlace>();
  const packages: string[] = [];

  beforeAll(async () => {
    comparison = await PackageComparison.start();
    const { peer } = comparison;
    source = comparison.newPlace();
    const at = (args: Record<string, unknown>, command: string, place = source) => peer.call(command, args, place.file);
    await at(
      { notes: 90, media: 12, media_size: 300, decks: 6, filtered: true, reviews: 150, day: '2025-11-15' },
      'make',
    );
    mkdirSync(source.mediaFolder, { recursive: true });
    writeFileSync(join(source.mediaFolder, '_style.css'), 'a{}');
    writeFileSync(join(source.mediaFolder, 'picture.png'), 'theirs');
    writeFileSync(join(source.mediaFolder, 'plain.png'), 'the same');
    await at({ notetype: 'Cloze', name: 'Cloze', css: '@import url("_style.css"); .card{}' }, 'edit-template');
    await at(
      { notetype: 'Basic', fields: ['<img src="picture.png"> x', '[sound:plain.png]'], tags: ['Marked', 'x::Y'] },
      'add-note',
    );
    await peer.call('close', {}, source.file);

    const empty = comparison.newPlace();
    await peer.call('create', {}, empty.file);
    targets.set('a new collection', empty);
    const shared = comparison.copyOf(source);
    targets.set('a collection with the same notes', shared);
    const changed = comparison.copyOf(source);
    targets.set('a collection with other note types', changed);

    await peer.call('set-now', { now: NOW_SECS + 50, freeze: true });
    const { ids } = await at({ query: 'deck:*', notes: true }, 'search');
    // Edits of both sides, at different times.
    for (const place of [shared, changed]) {
      await at({ notes: ids.slice(0, 6), field: 1, append: ' here' }, 'edit-notes', place);
      await at({ notes: ids.slice(20, 24) }, 'remove-notes', place);
      writeFileSync(join(place.mediaFolder, 'picture.png'), 'ours');
    }
    await at({ notetype: 'Basic', name: 'Extra' }, 'add-field', changed);
    await at(
      { notetype: 'Basic (and reversed card)', name: 'Card 1', qfmt: 'older {{Front}}' },
      'edit-template',
      changed,
    );
    await peer.call('set-now', { now: NOW_SECS + 90, freeze: true });
    await at({ notes: ids.slice(3, 12), field: 0, append: ' <b>there</b>' }, 'edit-notes');
    await at({ notetype: 'Basic (and reversed card)', name: 'Card 1', qfmt: 'newer {{Front}}' }, 'edit-template');
    await at({ notes: ids.slice(3, 5), append: 'x' }, 'edit-notes', shared);
    for (const place of [source, shared, changed, empty]) await peer.call('close', {}, place.file);
    await peer.call('set-now', { now: NOW_SECS + 200, freeze: true });
    for (const legacy of [true, false]) {
      for (const scheduling of [true, false]) {
        const file = comparison.path(`${legacy ? 'legacy' : 'latest'}-${scheduling ? 'with' : 'without'}.apkg`);
        await at({ file, legacy, scheduling, deck_configs: scheduling }, 'export-apkg');
        packages.push(file);
      }
    }
    await peer.call('close', {}, source.file);
  });
  afterAll(async () => {
    await comparison.stop();
  });

  const seen: Record<string, number> = {};

  test.each(COMBINATIONS.map((combination, number) => ({ combination, number })))(
    'writes what official writes, with $combination',
    async ({ combination, number }) => {
      const options = { ...EVERYTHING, ...combination };
      for (const [place, [about, target]] of [...targets].entries()) {
        // Every variant comes to every target, with some options.
        const file = packages[(number + place) % packages.length] ?? '';
        const theirs = comparison.copyOf(target);
        const ours = comparison.ebbCopyOf(target, NOW_SECS + 200);
        const theirCounts = await comparison.peerMerges(theirs, file, options);
        const log = await ebbMerges(ours, file, options);
        const named = (side: object): object => ({ about, file, ...side });
        expect(named({ counts: countsOf(log) })).toEqual(named({ counts: theirCounts }));
        expect(named(ours.side())).toEqual(named(await comparison.sideOf(theirs)));
        for (const [kind, count] of Object.entries(countsOf(log))) seen[kind] = (seen[kind] ?? 0) + Number(count);
        await ours.end();
      }
    },
  );

  test.each(Object.entries(EDITS).map(([name, edit]) => ({ name, edit })))(
    'writes what official writes of $name, and gives it on as official does',
    async ({ name, edit }) => {
      const { peer } = comparison;
      const checked = async ({ file: at }: PeerPlace) => {
        const { ok, report } = await peer.call('check-db', {}, at);
        return { ok, report };
      };
      const file = comparison.path(`${name}.apkg`);
      await editPackage(packages[0] ?? '', file, edit);
      const target = targets.get('a collection with the same notes') ?? source;
      const theirs = comparison.copyOf(target);
      const ours = comparison.ebbCopyOf(target, NOW_SECS + 200);
      const theirCounts = await comparison.peerMerges(theirs, file, EVERYTHING);
      expect(countsOf(await ebbMerges(ours, file, EVERYTHING))).toEqual(theirCounts);
      expect(theirCounts).toMatchObject({ new: expect.any(Number) as number });
      expect(ours.side()).toEqual(await comparison.sideOf(theirs));

      const [mine, official] = [comparison.path(`${name} ours.apkg`), comparison.path(`${name} theirs.apkg`)];
      await ours.engine.handlers.packages.export(
        { path: mine, scope: { kind: 'all' }, options: { kind: 'apkg', ...WHOLE, legacy: false } },
        callContext(),
      );
      await peer.call('export-apkg', { file: official, legacy: false }, theirs.file);
      const empty = targets.get('a new collection') ?? source;
      const [fromOurs, fromTheirs] = [comparison.copyOf(empty), comparison.copyOf(empty)];
      await comparison.peerMerges(fromOurs, mine, EVERYTHING);
      await comparison.peerMerges(fromTheirs, official, EVERYTHING);
      expect(await checked(fromOurs)).toEqual(await checked(fromTheirs));
      expect(await comparison.sideOf(fromOurs)).toEqual(await comparison.sideOf(fromTheirs));
      await ours.end();
    },
  );

  test('a package of the first scheduler’s collection is brought up to date on its way in', async () => {
    const { peer } = comparison;
    const old = comparison.copyOf(source);
    await peer.call('make-old-scheduler', { version: 1, seed: 3 }, old.file);
    const file = comparison.path('old-scheduler.apkg');
    await peer.call('export-apkg', { file, legacy: true }, old.file);
    await peer.call('close', {}, old.file);
    const target = targets.get('a new collection') ?? source;
    const theirs = comparison.copyOf(target);
    const ours = comparison.ebbCopyOf(target, NOW_SECS + 200);
    const counts = await comparison.peerMerges(theirs, file, EVERYTHING);
    expect(countsOf(await ebbMerges(ours, file, EVERYTHING))).toEqual(counts);
    expect(counts).toMatchObject({ conflicting: 0 });
    expect(ours.side()).toEqual(await comparison.sideOf(theirs));
    await ours.end();
  });

  test('the combinations had notes of every fate', () => {
    expect(Object.keys(seen).filter((kind) => (seen[kind] ?? 0) > 0)).toEqual([
      ...['found', 'new', 'updated', 'duplicate', 'conflicting'],
    ]);
  });
});
