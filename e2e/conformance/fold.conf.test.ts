import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldName } from '#core/storage/fold-name.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';

const BATCH = 50_000;

describe.skipIf(!peerAvailable())('folding names, compared with the official collation', () => {
  let folder: string;
  let collection: string;
  let peer: Peer;

  const sql = async (query: string, ...args: readonly unknown[]): Promise<readonly (readonly unknown[])[]> => {
    const { rows } = await peer.call<{ rows: unknown[][] }>('sql', { query, args }, collection);
    return rows;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-fold-'));
    collection = join(folder, 'collection.anki2');
    peer = await startPeer();
    await peer.call('create', {}, collection);
    await sql('create temp table names (c text not null, f text not null)');
    const pairs = everyCharacter().map((char) => [char, foldName(char)]);
    for (let i = 0; i < pairs.length; i += BATCH) {
      const json = JSON.stringify(pairs.slice(i, i + BATCH));
      await sql("insert into names select value ->> '$[0]', value ->> '$[1]' from json_each(?)", json);
    }
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('every character equals its folded form', async () => {
    expect(await sql('select count(*) from names')).toEqual([[everyCharacter().length]]);
    expect(await sql('select c, f from names where c <> f collate unicase limit 20')).toEqual([]);
  });

  test('no two characters with different folded forms are equal', async () => {
    const [[theirs, ours] = []] = await sql(
      `select (select count(distinct x collate unicase) from (select c as x from names union all select f from names)),
        (select count(distinct f) from names)`,
    );
    expect(theirs).toBe(ours);
  });

  test('folded forms sort as official sorts', async () => {
    const out = await sql(
      'select p, f from (select f, lag(f) over (order by c collate unicase, f) as p from names) where p > f limit 20',
    );
    expect(out).toEqual([]);
  });

  test.each([
    ['Straße', 'STRASSE', true],
    ['ΌΣΟΣ', 'όσος', true],
    ['İstanbul', 'istanbul', false],
    ['ısı', 'ISI', false],
    ['ﬃ', 'ffi', false],
    ['naïve', 'NAIVE', false],
    ['ДОМ::Сад', 'дом::сад', true],
  ])('%s and %s are the same: %s', async (a, b, same) => {
    expect(await sql('select ? = ? collate unicase', a, b)).toEqual([[same ? 1 : 0]]);
    expect(foldName(a) === foldName(b)).toBe(same);
  });
});

/** All of Unicode but NUL, which ends SQLite's text functions, and the surrogates, which are no characters. */
function everyCharacter(): string[] {
  const characters: string[] = [];
  for (let code = 1; code <= 0x10ffff; code++) {
    if (code < 0xd800 || code > 0xdfff) characters.push(String.fromCodePoint(code));
  }
  return characters;
}
