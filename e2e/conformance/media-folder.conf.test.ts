import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMediaData } from '#core/media/add-media.ts';
import { isUnassigned } from '#core/media/unassigned-code-points.ts';
import { TestMedia } from '#core/testing/make-media.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';

const depth = Number(process.env['EBB_DEPTH'] ?? 1);

/** Numbers that look random, the same in each run. */
function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const PARTS = [
  'a',
  'B',
  'con',
  'NUL.',
  'lpt1',
  '.',
  '..',
  ' ',
  '\u{a0}',
  '/',
  '\\',
  ':',
  '*',
  '^',
  '[',
  '|',
  '\t',
  '\u{7f}',
];
const MORE_PARTS = [
  'é',
  'e\u{301}',
  'É',
  'ß',
  'İ',
  'Σ',
  'ﬁ',
  '漢',
  '😀',
  '🥲',
  '\u{378}',
  '\u{e000}',
  '\u{200b}',
  '\u{ffff}',
  'x'.repeat(30),
];

function randomNames(count: number): string[] {
  const numbers = numbersFrom(7);
  const parts = [...PARTS, ...MORE_PARTS];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(numbers.next().value * from.length)] as T;
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(numbers.next().value * 8) }, () => pick(parts)).join(''),
  );
}

const NAMES = [
  ...[
    'Upper Case.TXT',
    'a/b.txt',
    'con.txt',
    'CON',
    'com1.tar.gz',
    'x.',
    'x ',
    '  lead',
    'a\u{a0}b.txt',
    '.hidden',
    'aux.',
  ],
  ...['..', 'conx.txt', 'b.con', 'trailing .jpg', 'ß.TXT', 'İ.txt', 'ΑΣ.txt', 'tab\t.txt', '\u{7f}.txt', 'smile🥲.png'],
  ...[
    `${'a'.repeat(200)}.jpeg`,
    'a'.repeat(130),
    `${'é'.repeat(70)}.txt`,
    `x.${'e'.repeat(130)}`,
    `${'a'.repeat(116)} .txt`,
  ],
  `${'İ'.repeat(58)}.txt`,
];

describe.skipIf(!peerAvailable())('files that are put into the folder', () => {
  let folder: string;
  let peer: Peer;
  let media: TestMedia;
  let collection: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-media-folder-'));
    collection = join(folder, 'collection.anki2');
    peer = await startPeer();
    await peer.call('create', {}, collection);
    media = new TestMedia();
  });
  afterAll(async () => {
    await peer.stop();
    media.end();
    rmSync(folder, { recursive: true });
  });

  async function officialName(name: string, content: string): Promise<string> {
    const file = join(folder, 'content');
    writeFileSync(file, content);
    return String((await peer.call('add-media', { file, name }, collection))['name']);
  }
  const ourName = (name: string, content: string): Promise<string> => addMediaData(media, name, Buffer.from(content));

  test('get the names that the official client gives them', async () => {
    const names = [...NAMES, ...randomNames(300 * depth)];
    const got: unknown[] = [];
    const expected: unknown[] = [];
    for (const name of names) {
      const official = await officialName(name, name).catch(() => undefined);
      // A dot at the end, which it lets a hash's name have, is a name that no Windows can hold.
      if (official?.endsWith('.') === true) continue;
      expected.push([name, official]);
      got.push([name, await ourName(name, name).catch(() => undefined)]);
    }
    expect(got).toEqual(expected);
  }, 40_000);

  test('share a name, or get another one, as they do there', async () => {
    for (const name of ['Cat.JPG', 'Eel.JPG']) {
      media.put({ [name]: '1', [name.toLowerCase()]: '2' });
      for (const [at, file] of [name, name.toLowerCase()].entries()) {
        writeFileSync(join(folder, 'collection.media', file), String(at + 1));
      }
    }
    const steps = [
      ...[
        ['Dog.JPG', '1'],
        ['Dog.JPG', '1'],
        ['Dog.JPG', '2'],
        ['dog.jpg', '2'],
        ['DOG.JPG', '3'],
        ['Con.txt', '9'],
        ['con.txt', '8'],
      ],
      ...[
        ['Cat.JPG', '2'],
        ['Cat.JPG', '3'],
        ['CAT.jpg', '1'],
        ['Eel.JPG', '1'],
        [`${'a'.repeat(110)}.jpeg`, '1'],
        [`${'a'.repeat(110)}.jpeg`, '2'],
      ],
    ] as const;
    const got: string[] = [];
    const expected: string[] = [];
    for (const [name = '', content = ''] of steps) {
      expected.push(await officialName(name, content));
      got.push(await ourName(name, content));
    }
    expect(got).toEqual(expected);
    const official = readdirSync(join(folder, 'collection.media'));
    for (const name of ['cat.jpg', 'Cat.JPG', 'Eel.JPG', 'eel.jpg']) expect(official).toContain(name);
  });

  test('lose the characters that it does not know', async () => {
    // Each tells where a range begins or ends.
    const edges = [];
    for (let code = 0x379; code < 0x11_0000 && edges.length < 1300; code++) {
      if (code >= 0xd7ff && code <= 0xe000) continue;
      if (isUnassigned(code) !== isUnassigned(code - 1)) edges.push(code - 1, code);
    }
    const parts = edges.filter((code) => code < 0xd800 || code > 0xdfff).map((code) => String.fromCodePoint(code));
    for (let at = 0; at < parts.length; at += 8) {
      const name = `z-${parts.slice(at, at + 8).join('-')}-z`;
      expect(await ourName(name, 'x')).toBe(await officialName(name, 'x'));
    }
  }, 40_000);
});
