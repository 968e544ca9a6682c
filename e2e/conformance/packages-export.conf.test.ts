import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportOptions, ExportScope, MergeOptions } from '#shared/contract/packages.ts';
import { ZipWriter } from '#core/packages/export/zip-writer.ts';
import { PackageArchive } from '#core/packages/package-archive.ts';
import { packageFiles } from '#core/packages/package-format.ts';
import { findDeckByName } from '#core/storage/deck-storage.ts';
import { column } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { CardId, DeckId, NoteId } from '#shared/contract/ids.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import {
  ebbMerges,
  type EbbPlace,
  NOW_SECS,
  PackageComparison,
  type PeerPlace,
  type Side,
} from './package-comparison.ts';

const EVERYTHING: MergeOptions = {
  withScheduling: true,
  withDeckConfigs: true,
  mergeNotetypes: false,
  updateNotes: 'ifNewer',
  updateNotetypes: 'ifNewer',
};
const MEDIA_BYTES = 5 << 20;

interface Wish {
  readonly scope: 'all' | 'deck' | 'notes' | 'cards';
  readonly legacy: boolean;
  readonly withScheduling: boolean;
  readonly withDeckConfigs: boolean;
  readonly withMedia: boolean;
}
const yes = { withScheduling: true, withDeckConfigs: true, withMedia: true };
const WISHES: readonly Wish[] = [
  { ...yes, scope: 'all', legacy: true },
  { ...yes, scope: 'all', legacy: false, withDeckConfigs: false },
  { ...yes, scope: 'all', legacy: false, withScheduling: false },
  { ...yes, scope: 'deck', legacy: true, withScheduling: false, withDeckConfigs: false },
  { ...yes, scope: 'deck', legacy: false, withMedia: false },
  { ...yes, scope: 'notes', legacy: false },
  { ...yes, scope: 'cards', legacy: true },
];

describe.skipIf(!peerAvailable())('writing packages', () => {
  let comparison: PackageComparison;
  let source: PeerPlace;
  let empty: PeerPlace;
  let ebb: EbbPlace;
  const deck = 'Größe::Inner';

  beforeAll(async () => {
    comparison = await PackageComparison.start();
    const { peer } = comparison;
    source = comparison.newPlace();
    const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, source.file);
    await call('make', {
      notes: 120,
      media: 8,
      media_size: 400,
      decks: 6,
      filtered: true,
      reviews: 200,
      day: '2025-11-15',
    });
    for (const [name, content] of Object.entries({
      '_a b.css': 'a{}',
      '_font.woff': 'f',
      '_n.js': 'n',
      'é.png': 'é',
      big: '',
    })) {
      mkdirSync(source.mediaFolder, { recursive: true });
      writeFileSync(join(source.mediaFolder, name), name === 'big' ? Buffer.alloc(MEDIA_BYTES, 'abc') : content);
    }
    const css = '@import url("_a b.css"); @font-face { src: url(_font.woff) }';
    await call('edit-template', {
      notetype: 'Basic',
      name: 'Card 1',
      qfmt: '{{Front}}<script src=_n.js></script>',
      css,
    });
    const list = [
      {
        notetype: 'Basic',
        fields: ['<img src="é.png"> [sound:big]', 'x &amp; y'],
        tags: ['Leech', 'marked', 'keep'],
        deck,
      },
      { notetype: 'Cloze', fields: ['{{c1::a}} {{c3::b}} <img src="missing.png">', ''], deck: 'Größe' },
    ];
    await call('add-notes', { list });
    await call('deck-config', { deck, add: 'Own', use: true, set: { 'new.perDay': 7 } });
    await call('filtered-deck', { name: 'Cram', search: '-deck:Größe*', limit: 12 });
    await call('check-db', {});
    await call('close', {});
    empty = comparison.newPlace();
    await peer.call('create', {}, empty.file);
    await peer.call('close', {}, empty.file);
    ebb = comparison.ebbCopyOf(source);
    await peer.call('set-now', { now: NOW_SECS + 100, freeze: true });
  });
  afterAll(async () => {
    await ebb.end();
    await comparison.stop();
  });

  const db = () => ebb.engine.slot.get().db;
  const exported = (path: string, scope: ExportScope, options: ExportOptions) =>
    Promise.resolve(ebb.engine.handlers.packages.export({ path, scope, options }, callContext()));

  /** The same for both clients. */
  function scopeOf(kind: Wish['scope']): { readonly ours: ExportScope; readonly theirs: Record<string, unknown> } {
    const noteIds = column<number>(db(), 'SELECT id FROM notes WHERE id % 3 = 0').map((id) => NoteId.parse(id));
    const cardIds = column<number>(db(), 'SELECT id FROM cards WHERE id % 4 = 0').map((id) => CardId.parse(id));
    switch (kind) {
      case 'all':
        return { ours: { kind }, theirs: {} };
      case 'deck':
        return { ours: { kind, deckId: DeckId.parse(findDeckByName(db(), 'Größe')?.id) }, theirs: { deck: 'Größe' } };
      case 'notes':
        return { ours: { kind, noteIds }, theirs: { notes: noteIds } };
      case 'cards':
        return { ours: { kind, cardIds }, theirs: { cards: cardIds } };
    }
  }

  test.each(WISHES.map((wish, number) => ({ ...wish, number })))(
    'official gets the same from ours as from its own: $scope, legacy $legacy, progress $withScheduling',
    async ({ scope, number, ...wish }) => {
      const { peer } = comparison;
      const { ours, theirs } = scopeOf(scope);
      const [mine, official] = [comparison.path(`ours-${number}.apkg`), comparison.path(`theirs-${number}.apkg`)];
      const { legacy, withScheduling: scheduling, withDeckConfigs: deck_configs, withMedia: media } = wish;
      await peer.call(
        'export-apkg',
        { file: official, legacy, scheduling, deck_configs, media, ...theirs },
        source.file,
      );
      await exported(mine, ours, { kind: 'apkg', ...wish });
      const [fromOurs, fromTheirs] = [comparison.copyOf(empty), comparison.copyOf(empty)];
      const counts = await comparison.peerMerges(fromTheirs, official, EVERYTHING);
      expect(await comparison.peerMerges(fromOurs, mine, EVERYTHING)).toEqual(counts);
      expect(counts).toMatchObject({ conflicting: 0 });
      expect(await peer.call('check-db', {}, fromOurs.file)).toMatchObject({ ok: true });
      expect(await peer.call('check-db', {}, fromTheirs.file)).toMatchObject({ ok: true });
      expect(await comparison.sideOf(fromOurs)).toEqual(await comparison.sideOf(fromTheirs));
    },
  );

  test.each([true, false])('a whole collection goes to official and back, legacy %s', async (legacy) => {
    const { peer } = comparison;
    const file = comparison.path(`whole-${legacy}.colpkg`);
    await exported(file, { kind: 'all' }, { kind: 'colpkg', withMedia: true, legacy });
    const there = comparison.newPlace();
    await peer.call('import-colpkg', { file }, there.file);
    expect(await peer.call('check-db', {}, there.file)).toMatchObject({ ok: true });
    const begun = carried(ebb.side());
    expect(carried(await comparison.sideOf(there))).toEqual(begun);
    const back = comparison.path(`back-${legacy}.colpkg`);
    await peer.call('export-colpkg', { file: back, legacy }, there.file);
    const again = comparison.ebbCopyOf(empty);
    const result = await again.engine.handlers.packages.import(
      { path: back, options: { kind: 'replace' } },
      callContext(),
    );
    expect(result).toMatchObject({ kind: 'replaced', numbers: { notes: 122 }, mediaCount: 13 });
    expect(carried(again.side())).toEqual(begun);
    expect(again.engine.slot.get().undoStatus().undo).toBeNull();
    await again.end();
  });

  test('the oldest form is read as official reads it', async () => {
    const { peer } = comparison;
    const newer = comparison.path('for-oldest.apkg');
    await peer.call('export-apkg', { file: newer, legacy: true }, source.file);
    await peer.call('close', {}, source.file);
    const oldest = comparison.path('oldest.apkg');
    await writeOldest(newer, oldest);
    const theirs = comparison.copyOf(empty);
    const ours = comparison.ebbCopyOf(empty, NOW_SECS + 100);
    await comparison.peerMerges(theirs, oldest, EVERYTHING);
    expect(await ours.engine.handlers.packages.inspect({ path: oldest }, callContext())).toMatchObject({
      variant: 'legacy1',
      counts: { notes: 122 },
    });
    await ebbMerges(ours, oldest, EVERYTHING);
    expect(ours.side()).toEqual(await comparison.sideOf(theirs));
    await ours.end();
  });
});

/** What a schema-11 file can carry, but for the schema's mark, which is new. */
function carried({ config, tags, ...rows }: Side): Side {
  const only = (list: unknown, ...keys: string[]): unknown =>
    (list as Record<string, unknown>[]).map((row) => keys.map((key) => row[key]));
  return {
    ...rows,
    scm: undefined,
    scmSecs: undefined,
    config: only(config, 'key', 'value'),
    tags: only(tags, 'name'),
  };
}

/** Without `meta`, and with the collection under its first name. */
async function writeOldest(from: string, to: string): Promise<void> {
  const archive = await PackageArchive.open(from);
  const zip = new ZipWriter(to, NOW_SECS * 1000);
  const read = (name: string): Buffer => archive.read(name, { zstd: false, mostBytes: 64 << 20 });
  zip.addBuffer('collection.anki2', read('collection.anki21'));
  for (const { entry } of packageFiles(archive, 'legacy2')) zip.addBuffer(entry, read(entry));
  zip.addBuffer('media', read('media'));
  zip.finish();
  zip.close();
  archive.close();
}
