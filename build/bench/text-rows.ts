import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Comparison, inEbb, inOfficial } from './comparison.ts';
import type { Row } from './measure.ts';

const RUNS = 5;
const ROWS = 50_000;
const EVERYTHING = { kind: 'notes', html: true, withGuid: true, withNotetype: true, withDeck: true, withTags: true };
const THEIR_EVERYTHING = { with_guid: true, with_notetype: true, with_deck: true };

/** Text out of and into collections, by both clients in turns, each in a process of its own. */
export async function measureText(folder: string): Promise<Row[]> {
  const made = join(folder, 'text', 'made', 'collection.anki2');
  await inOfficial(made, 'make', { notes: ROWS, decks: 20, seed: 1 });
  const [out, written] = await measureExport(join(folder, 'text'), made);
  const plain = join(folder, 'text', 'plain.csv');
  await writeFile(plain, plainRows());
  const both = [
    { path: plain, name: `text of ${ROWS} rows with commas, added` },
    { path: written, name: `text of ${ROWS} rows with note types, tags and guids, added` },
  ];
  const rows: Row[] = [...out];
  for (const { path, name } of both) rows.push(...(await measureImport(join(folder, 'text'), path, name)));
  return rows;
}

async function measureExport(folder: string, anki: string): Promise<[Row[], string]> {
  const profile = join(folder, 'profile');
  const [theirs, ours] = [join(folder, 'theirs.txt'), join(folder, 'ours.txt')];
  const html = new Comparison(`text of ${ROWS} notes, written`);
  const text = new Comparison('  the same without HTML');
  await inEbb(profile, async (ebb) => void (await ebb.call('collection.importAnki2', { path: anki })));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [comparison, withHtml] of [
      [text, false],
      [html, true],
    ] as const) {
      const options = { ...EVERYTHING, html: withHtml };
      await comparison.byEbb(profile, 'text.export', { path: ours, scope: { kind: 'all' }, options });
      await comparison.byOfficial(anki, 'export-csv', { ...THEIR_EVERYTHING, file: theirs, html: withHtml });
    }
  }
  // Without decks: official gives a row in a deck that another row's brought about as its parent a deck of its own.
  await inOfficial(anki, 'export-csv', { ...THEIR_EVERYTHING, with_deck: false, file: theirs });
  return [[...html.rows(), ...text.rows()], theirs];
}

/** Into a new collection, then once more into the one that has all of it: nothing changes then. */
async function measureImport(folder: string, path: string, name: string): Promise<Row[]> {
  const added = new Comparison(name);
  const again = new Comparison('  the same rows once more, where all of them are');
  for (let run = 0; run < RUNS; run += 1) {
    const target = join(folder, `into-${run}`);
    const profile = join(target, 'profile');
    const official = join(target, 'official', 'collection.anki2');
    // Rows of the text name note types by what they are called in English.
    await inOfficial(official, 'make', { notes: 0, reviews: 0, decks: 1, seed: 1 });
    let options: unknown;
    await inEbb(profile, async (ebb) => {
      await ebb.call('collection.importAnki2', { path: official });
      options = ((await ebb.call('text.inspect', { path })) as { options: unknown }).options;
    });
    for (const comparison of [added, again]) {
      await comparison.byEbb(profile, 'text.import', { path, options });
      await comparison.byOfficial(official, 'import-csv', { file: path });
    }
    await rm(target, { recursive: true });
  }
  return [...added.rows(), ...again.rows()];
}

/** Two fields and tags, some of them quoted. */
function plainRows(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const back = i % 5 === 0 ? `"a longer answer, with a comma, to number ${i}"` : `an answer to number ${i}`;
    return `the question of number ${i},${back},tag${i % 50} area::part${i % 7}\n`;
  });
  return `#separator:comma\n#html:false\n#tags column:3\n${rows.join('')}`;
}
