import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import type { ExportScope } from '#shared/contract/packages.ts';
import type { TextExportKind } from '#shared/contract/text.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import type { OpsCollection } from './ops-collection.ts';
import { OpsComparison } from './ops-comparison.ts';
import { prepareForText, textOf } from './text-comparison.ts';

const bits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const is = (bit: number, place: number): boolean => ((bit >> place) & 1) === 1;
const notes = (bit: number, html: boolean): TextExportKind => ({
  kind: 'notes',
  html,
  withGuid: is(bit, 0),
  withNotetype: is(bit, 1),
  withDeck: is(bit, 2),
  withTags: is(bit, 3),
});
const everything: readonly TextExportKind[] = [
  ...bits.map((bit) => notes(bit, true)),
  notes(15, false),
  notes(0, false),
  { kind: 'cards', html: true },
  { kind: 'cards', html: false },
];

describe.skipIf(!peerAvailable())('a text file that is made', () => {
  let folder: string;
  let comparison: OpsComparison;
  let ours: OpsCollection;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-text-'));
    comparison = await OpsComparison.start(async (peer, path) => {
      await prepareForText(peer, path);
      await peer.call('add-notes', { list: ODD_NOTES }, path);
    });
    file = comparison.newCopy();
    ours = comparison.open(file);
  });
  afterAll(async () => {
    ours.close();
    await comparison.stop();
    rmSync(folder, { recursive: true });
  });

  async function expectSame(options: TextExportKind, scope: ExportScope): Promise<void> {
    const [mine, theirs] = [join(folder, 'mine.txt'), join(folder, 'theirs.txt')];
    const made = await textOf(ours).export({ path: mine, scope, options }, callContext());
    const { kind, html, ...withs } = options;
    const wanted = Object.entries(withs).map(([name, value]) => [
      name.replace(/[A-Z]/u, (letter) => `-${letter.toLowerCase()}`),
      value,
    ]);
    const { count } = await comparison.peer.call(
      'export-csv',
      { file: theirs, kind, html, ...Object.fromEntries(wanted), ...limitOf(scope) },
      file,
    );
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(theirs, 'utf8'));
    expect(made).toEqual({ count, bytes: readFileSync(theirs).length });
  }

  function limitOf(scope: ExportScope): Record<string, unknown> {
    switch (scope.kind) {
      case 'all':
        return {};
      case 'deck':
        return { deck: 'first' };
      case 'notes':
        return { notes: scope.noteIds };
      case 'cards':
        return { cards: scope.cardIds };
    }
  }

  test('has the bytes of the official one, whatever is written of notes and cards', async () => {
    for (const options of everything) await expectSame(options, { kind: 'all' });
  });

  test('has the bytes of the official one for a deck, for notes and for cards', async () => {
    const scopes: readonly ExportScope[] = [
      { kind: 'deck', deckId: ours.deckId('first') },
      { kind: 'notes', noteIds: ours.noteIds('id % 3 = 0').toReversed() },
      { kind: 'cards', cardIds: ours.cardIds('id % 2 = 0').toReversed() },
      { kind: 'notes', noteIds: [] },
      { kind: 'cards', cardIds: [] },
    ];
    for (const scope of scopes) {
      for (const options of [notes(15, true), everything.at(-1) ?? notes(0, true)]) await expectSame(options, scope);
    }
  });

  test('is read by the official client as the same notes, and changes nothing', async () => {
    // Styles and boxes are left out of text files.
    const noteIds = ours.noteIds("flds NOT LIKE '%<style>%' AND flds NOT LIKE '%[[type:%'");
    const scope: ExportScope = { kind: 'notes', noteIds };
    const path = join(folder, 'there.txt');
    await textOf(ours).export({ path, scope, options: notes(15, true) }, callContext());
    const log = await comparison.peer.call('import-csv', { file: path, dupes: 'update' }, file);
    expect(log).toMatchObject({
      found_notes: noteIds.length,
      new: 0,
      updated: 0,
      missing_deck: 0,
      missing_notetype: 0,
    });
  });

  test('is read back as notes of a collection that the official check finds sound', async () => {
    const path = join(folder, 'back.txt');
    await comparison.peer.call('export-csv', { file: path, 'with-notetype': true, 'with-deck': true }, file);
    const again = comparison.open(comparison.source);
    const { options } = await textOf(again).inspect({ path }, callContext());
    const log = await textOf(again).import({ path, options: { ...options, existing: 'duplicate' } }, callContext());
    expect(log.firstFieldMatch.count).toBeGreaterThan(10);
    const exported = comparison.newCopy();
    again.exportTo(exported);
    expect((await comparison.peer.call('check-db', {}, exported)).ok).toBe(true);
    again.close();
  });
});

/** What a file has to quote, and what text leaves out. */
const ODD_NOTES = [
  { notetype: 'Basic', fields: ['#begins like a comment', 'has "quotes"'] },
  { notetype: 'Basic', fields: ['line\nbreak', 'carriage\ttab'] },
  { notetype: 'Basic', fields: ['<style>\nb{}</STYLE>styled<style>x', '[[type:Back]] [[TYPE:x]] [[type:]] [[type:y]'] },
  { notetype: 'Basic', fields: ['[sound:a.mp3] [sound:] [sound:b', '<br/>a<BR >b<div>c</div>&nbsp;d &lt;'] },
  { notetype: 'Basic', fields: ['a & b &lt;', '<!-- c -->x<script>y</script>  '] },
  { notetype: 'Basic', fields: ['no back', ''] },
  { notetype: 'Cloze', fields: ['{{c1::one::hint}} {{c2::two}}', '<hr id=answer>\n\nafter'] },
  { notetype: 'Basic (type in the answer)', fields: ['typed', 'answer'] },
];
