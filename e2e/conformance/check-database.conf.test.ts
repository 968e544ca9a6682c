import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCollection } from '#core/check/check-collection.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { type Peer, peerAvailable } from '#e2e/peer/peer.ts';
import { type DatabaseRepair, databaseRepairs } from '#shared/contract/collection.ts';
import { type Damage, DAMAGES } from './check-damages.ts';
import type { OpsCollection } from './ops-collection.ts';
import { OpsComparison } from './ops-comparison.ts';
import { rowsBesideChance } from './ops-rows.ts';

/** Which of the peer's lines is about what. It tells the number of each, but that of note types. */
const LINES: Readonly<Record<DatabaseRepair, RegExp>> = {
  notetypesRecovered: /db-check/u,
  newPlacesTooHigh: /1,000,000/u,
  cardsInvalid: /card propert/u,
  lastReviewsCorrected: /last review time/u,
  cardsWithoutNote: /missing note\b/u,
  decksMissing: /missing deck/u,
  fieldCountsWrong: /field count/u,
  cardsDoubled: /duplicate template/u,
  cardsWithoutTemplate: /missing template/u,
  reviewsInvalid: /review entr/u,
  textsUnreadable: /utf8/u,
  idsInFuture: /future/u,
};
const steps = { stockNames: ENGLISH_STOCK_NAMES, onStage: () => undefined, onNotes: () => undefined };

async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 20, day: '2025-11-15', filtered: true, reviews: 40 });
  await call('add-deck', { name: 'A::B' });
  await call('add-deck', { name: 'P::Q::R' });
  await call('deck-config', { add: 'Mine', use: true, deck: 'A::B' });
  const list = [
    { notetype: 'Basic', fields: ['one', 'two'], tags: ['apple', 'Fruit::apple'], deck: 'A::B' },
    { notetype: 'Basic (and reversed card)', fields: ['one', 'two'], tags: ['fruit'], deck: 'P::Q::R' },
    { notetype: 'Cloze', fields: ['{{c1::one}} {{c2::two}}', ''], tags: [], deck: 'Default' },
  ];
  await call('add-notes', { list });
  await call('check-db', {});
}

describe.skipIf(!peerAvailable())('checking the database', () => {
  let comparison: OpsComparison;
  beforeAll(async () => {
    comparison = await OpsComparison.start(prepare);
  });
  afterAll(async () => {
    await comparison.stop();
  });

  function mend(ours: OpsCollection): Record<string, number> {
    const { output } = ours.collection.transact('checkDatabase', () => checkCollection(ours.collection, steps));
    return Object.fromEntries(output.repairs.map(({ repair, count }) => [repair, count]));
  }

  test.each<Damage>(DAMAGES)('$name: mended as by the official client', async ({ sql, ours: own }) => {
    const file = comparison.newCopy();
    const ours = comparison.open(file);
    const known = new Set<number>(ours.cardIds('true'));
    for (const statement of own ?? sql) ours.db.exec(statement);
    for (const query of sql) await comparison.peer.call('sql', { query }, file);
    const { report } = await comparison.peer.call('check-db', {}, file);
    await comparison.peer.call('close', {}, file);
    const repairs = mend(ours);
    expect(repairs).toEqual(counts(report, repairs['notetypesRecovered']));
    const theirs = comparison.open(file);
    expect(comparable(rowsBesideChance(ours.db, known))).toEqual(comparable(rowsBesideChance(theirs.db, known)));
    theirs.close();
    // What was mended is whole. A new id of an answer is a new time of it, which its card learns of with the next check.
    if (repairs['idsInFuture'] === undefined) expect(mend(ours)).toEqual({});
    ours.close();
  });

  test('a place among the templates that is no whole number, which the official check gives up on, is mended', async () => {
    const file = comparison.newCopy();
    const ours = comparison.open(file);
    const query = 'UPDATE cards SET ord = 0.4 WHERE id = (SELECT min(id) FROM cards)';
    ours.db.exec(query);
    await comparison.peer.call('sql', { query }, file);
    expect((await comparison.peer.call('check-db', {}, file)).report.join()).toContain('ord');
    expect(mend(ours)).toEqual({ cardsInvalid: 1 });
    expect(mend(ours)).toEqual({});
    ours.close();
  });
});

function counts(report: readonly string[], notetypes: number | undefined): Record<string, number> {
  const found = databaseRepairs.flatMap((repair) => {
    const line = report.find((text) => LINES[repair].test(text));
    if (line === undefined) return [];
    const count = repair === 'notetypesRecovered' ? (notetypes ?? 0) : Number(/\u2068(\d+)\u2069/u.exec(line)?.[1]);
    return [[repair, count] as const];
  });
  // A line that nobody knows is a repair that Ebb does not make. The last one says that it is done.
  expect(found).toHaveLength(report.length - 1);
  return Object.fromEntries(found);
}

/** Wording and styles of a note type that was made for lost ones are Ebb's own. */
function comparable(rows: Record<string, unknown>): Record<string, unknown> {
  const notetypes = (rows['notetypes'] as { name: string; json: Record<string, unknown> }[]).map((row) => {
    if (!row.name.startsWith('db-check-')) return row;
    const { css: _css, latexPre: _pre, latexPost: _post, ...json } = row.json;
    const tmpls = (json['tmpls'] as Record<string, unknown>[]).map(({ name, ord }) => ({ name, ord }));
    return { ...row, json: { ...json, tmpls } };
  });
  return { ...rows, notetypes };
}
