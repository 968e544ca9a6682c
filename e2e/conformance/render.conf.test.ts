import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CardRenderer } from '#core/cards/render-card.ts';
import { column } from '#core/storage/statement.ts';
import { CardId } from '#shared/contract/ids.ts';
import type { RenderedCard } from '#shared/contract/cards.ts';
import { typedClozes } from '#shared/domain/template/cloze.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { VOICES_MARK } from '#shared/domain/template/speech-voices.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { peerWords } from './peer-words.ts';
import { RENDER_CASES, type RenderCase } from './render-corpus.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;

interface PeerCard {
  readonly card: number;
  readonly question: string;
  readonly answer: string;
  readonly css: string;
  readonly question_av: readonly PeerAvTag[];
  readonly answer_av: readonly PeerAvTag[];
}
type PeerAvTag =
  | { readonly kind: 'SoundOrVideoTag'; readonly filename: string }
  | {
      readonly kind: 'TTSTag';
      readonly field_text: string;
      readonly lang: string;
      readonly voices: readonly string[];
      readonly speed: number;
      readonly other_args: readonly string[];
    };

/** More on request. */
const GENERATED = 250 * Number(process.env['EBB_DEPTH'] ?? 1);

/** Templates and texts put together by chance from what has a meaning in them. */
const PARTS = [
  ...[
    '{{',
    '}}',
    '{{#',
    '{{^',
    '{{/',
    '{{{',
    '}',
    '::',
    ':',
    '<!--',
    '-->',
    '<%',
    '%>',
    ' ',
    '\n',
    'x',
    '日本[にほん]',
  ],
  ...[
    'Front}}',
    '{{Back}}',
    'Front',
    'Nothing',
    'Tags',
    'FrontSide',
    '{{#Front}}',
    '{{/Front}}',
    '{{^Empty}}',
    '{{/Empty}}',
  ],
  ...['text:', 'hint:', 'cloze:', 'type:', 'nc:', 'furigana:', 'kana:', 'tts en:', 'cloze-only:', 'unknown:'],
  ...[
    '{{c1::',
    '{{c2::',
    '{{c1,2::',
    '{{c0::',
    '::hint}}',
    'image-occlusion:rect:left=.1:',
    'points=1,2 ',
    '\\(',
    '\\)',
    '\\[',
  ],
  ...[
    '<b>',
    '</b>',
    '<br>',
    '<div>',
    '<',
    '>',
    '<script>',
    '</script>',
    '<img src="a.png">',
    '&lt;',
    '&amp;',
    '&nbsp;',
    '&',
    ';',
  ],
  ...['[sound:', 'a.mp3]', '[anki:tts lang=en', '[anki:tts', ' speed=2', ']', '[/anki:tts]', '[', '[...]', '"', "'"],
  ...['[latex]', '[/latex]', '[$]', '[/$]', '[[type:', ']]', '{{Front}}', '{{cloze:Front}}', '{{FrontSide}}'],
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''));
const generated: fc.Arbitrary<RenderCase> = fc.record({
  fields: fc.record({ Front: text, Back: text, Empty: fc.constantFrom('', ' ', '<br>') }),
  front: fc.oneof(
    text,
    text.map((template) => `{{cloze:Front}}${template}`),
    text.map((template) => `{{Front}}${template}`),
  ),
  back: fc.oneof(fc.constant('{{FrontSide}}{{cloze:Back}}'), text),
  cloze: fc.boolean(),
  ord: fc.constantFrom(0, 0, 1),
});

function theirs(card: PeerCard): unknown {
  const tag = (av: PeerAvTag): unknown =>
    av.kind === 'SoundOrVideoTag'
      ? { kind: 'sound', fileName: av.filename }
      : {
          kind: 'tts',
          text: av.field_text,
          lang: av.lang,
          voices: av.voices,
          speed: av.speed,
          otherArgs: av.other_args.toSorted(),
        };
  return {
    question: card.question,
    answer: card.answer,
    css: card.css,
    questionAvTags: card.question_av.map(tag),
    answerAvTags: card.answer_av.map(tag),
  };
}

function ours({ question, answer, css, questionAvTags, answerAvTags }: RenderedCard): unknown {
  const sorted = (tags: RenderedCard['questionAvTags']): unknown =>
    // The library keeps them in a map without an order.
    tags.map((tag) => (tag.kind === 'tts' ? { ...tag, otherArgs: tag.otherArgs.toSorted() } : tag));
  // The library leaves the list of voices to the desktop app.
  const withoutVoices = (html: string): string => html.replaceAll(VOICES_MARK, '');
  return {
    question: withoutVoices(question),
    answer: withoutVoices(answer),
    css,
    questionAvTags: sorted(questionAvTags),
    answerAvTags: sorted(answerAvTags),
  };
}

describe.skipIf(!peerAvailable())('a card looks as in the official client', () => {
  let folder: string;
  let peer: Peer;
  let words: RenderWords;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-render-'));
    peer = await startPeer({ now: NOW_SECS });
    words = await peerWords(peer, await made('words', { notes: 1 }));
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function made(name: string, options: Readonly<Record<string, unknown>>): Promise<string> {
    const file = join(folder, name, 'collection.anki2');
    await peer.call('make', { day: '2025-11-15', ...options }, file);
    return file;
  }

  /** Every card of the collection (or those given) rendered by both. */
  async function compare(file: string, cards?: readonly number[], browser = false): Promise<readonly RenderedCard[]> {
    await peer.call('close', {}, file);
    const adopted = adoptedCollection(file, { nowSecs: NOW_SECS });
    try {
      const ids = (cards ?? allCards(adopted)).map((id) => CardId.parse(id));
      const answered = await peer.call<{ cards: PeerCard[] }>('render', { cards: ids, css: true, browser }, file);
      const renderer = new CardRenderer({ words, hasMedia: () => false });
      const rendered = renderer.render(adopted.collection.db, ids, { forBrowser: browser });
      expect(rendered.map(({ cardId }) => cardId)).toEqual(ids);
      expect(new Map(rendered.map((card) => [card.cardId, ours(card)]))).toEqual(
        new Map(answered.cards.map((card) => [card.card, theirs(card)])),
      );
      return rendered;
    } finally {
      adopted.close();
    }
  }

  async function madeOf(name: string, cases: readonly RenderCase[]): Promise<{ file: string; cards: number[] }> {
    const file = await made(name, { notes: 1 });
    const { cards } = await peer.call<{ cards: number[] }>('render-corpus', { cases }, file);
    expect(cards).toHaveLength(cases.length);
    return { file, cards };
  }

  test('every card of a made collection', async () => {
    await compare(await made('all', { notes: 1500, decks: 12, media: 20, filtered: true, seed: 3 }));
  });

  test(`${RENDER_CASES.length} templates with every construct and every fault`, async () => {
    expect(RENDER_CASES.length).toBeGreaterThanOrEqual(300);
    const { file, cards } = await madeOf('corpus', RENDER_CASES);
    await compare(file, cards);
    // In the columns of the browser, too.
    await compare(file, cards, true);
  });

  test(`${GENERATED} templates and texts put together by chance`, async () => {
    const cases = fc.sample(generated, { numRuns: GENERATED, ...(GENERATED === 250 ? { seed: 1 } : {}) });
    const single = cases.map((made) => (made.cloze ? made : { ...made, ord: 0 }));
    const { file, cards } = await madeOf('generated', single);
    const rendered = await compare(file, cards);
    // Mistakes must not hide everything else.
    expect(rendered.filter(({ problem }) => problem !== 'template').length).toBeGreaterThan(GENERATED / 3);
  });

  test('what has to be typed for clozes is the same', async () => {
    const texts = [
      ...RENDER_CASES.flatMap(({ fields }) => Object.values(fields)).filter((field) => field.includes('{{c')),
      ...fc.sample(text, { numRuns: GENERATED, seed: 2 }).map((field) => `{{c1::a}}${field}`),
    ];
    const file = await made('typed', { notes: 1 });
    for (const number of [1, 2]) {
      const answered = await peer.call<{ texts: string[] }>('typed-clozes', { texts, number }, file);
      expect(texts.map((field) => typedClozes(field, number))).toEqual(answered.texts);
    }
  });
});

function allCards({ collection }: AdoptedCollection): number[] {
  return column<number>(collection.db, 'SELECT id FROM cards ORDER BY id');
}
