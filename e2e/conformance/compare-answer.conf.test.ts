import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparedAnswer } from '#shared/domain/template/compare-answer.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { ANSWER_PAIRS, type AnswerPair } from './answer-pairs.ts';

/** More on request. */
const GENERATED = 300 * Number(process.env['EBB_DEPTH'] ?? 1);

/** Characters that compose, that take two places, that mean something in HTML, and some to be in common. */
const CHARS = [
  ...['a', 'b', 'c', 'A', 'e', ' ', '\u00a0', '\n', '-', '.', '1'],
  ...['é', 'e\u0301', '\u0301', '\u0323', 'ü', 'ß', 'İ', 'Å', '\u212b', 'ﬁ', '½', 'ø'],
  ...['한', '국', '\u1112', '\u1161', '\u11ab', 'ㅎ', '日', 'が', 'か\u3099', 'ｶ', 'ア'],
  ...['ك', 'كِ', '\u0650', 'ت', 'ة', 'إ', '\u0640', 'ש', '\u05c1'],
  ...['😀', '👩‍🚀', '🇯🇵', '👍🏽', '\u200d', '\ufe0f', '\u200b', '\u202e'],
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&eacute;',
    '<b>',
    '</b>',
    '<br>',
    '<div>',
    '</div>',
    '<br />',
  ],
  ...['[sound:a.mp3]', '[anki:tts lang=en]', '[/anki:tts]', '[', ']', '<!--', '-->'],
];
const text = fc.array(fc.constantFrom(...CHARS), { maxLength: 12 }).map((chars) => chars.join(''));
/** Nearly the same: with a part left out, doubled or put elsewhere. */
const nearly = fc.tuple(text, fc.nat(11), fc.nat(11), text).map(([expected, from, to, other]): AnswerPair => {
  const chars = Array.from(expected);
  const typed = [...chars.slice(0, from), ...Array.from(other).slice(0, 2), ...chars.slice(to)].join('');
  return [expected, typed];
});

describe.skipIf(!peerAvailable())('a typed answer is marked as in the official client', () => {
  let folder: string;
  let file: string;
  let peer: Peer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-answers-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer();
    await peer.call('create', {}, file);
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function compare(pairs: readonly AnswerPair[], combining: boolean): Promise<void> {
    const { html } = await peer.call<{ html: string[] }>('compare-answers', { pairs, combining }, file);
    const marked = pairs.map(([expected, typed]) => comparedAnswer(expected, typed, { combining }));
    expect(pairs.map((pair, i) => ({ pair, html: marked[i] }))).toEqual(
      pairs.map((pair, i) => ({ pair, html: html[i] })),
    );
  }

  test(`${ANSWER_PAIRS.length} pairs`, async () => {
    expect(ANSWER_PAIRS.length).toBeGreaterThanOrEqual(300);
    await compare(ANSWER_PAIRS, true);
  });

  test('the same when accents need not be typed', async () => {
    await compare(ANSWER_PAIRS, false);
  });

  test(`${GENERATED} pairs put together by chance`, async () => {
    const once = GENERATED === 300 ? { seed: 1 } : {};
    const pairs = fc.sample(fc.oneof(nearly, fc.tuple(text, text)), { numRuns: GENERATED, ...once });
    await compare(pairs, true);
    await compare(pairs, false);
  });

  test('long ones, in which only what is common enough counts', async () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'z', 'é', '日', ' '), {
      minLength: 150,
      maxLength: 450,
    });
    const long = fc
      .tuple(words, fc.nat(400), fc.nat(400))
      .map(([chars, from, to]): AnswerPair => [chars.join(''), [...chars.slice(0, from), ...chars.slice(to)].join('')]);
    const pairs = fc.sample(long, { numRuns: 25, seed: 1 });
    await compare(pairs, true);
    await compare(pairs, false);
  });
});
