import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MergeOptions } from '#shared/contract/packages.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
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

  test('the combinations had notes of every fate', () => {
    expect(Object.keys(seen).filter((kind) => (seen[kind] ?? 0) > 0)).toEqual([
      ...['found', 'new', 'updated', 'duplicate', 'conflicting'],
    ]);
  });
});
