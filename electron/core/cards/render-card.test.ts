import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RenderedCard } from '#shared/contract/cards.ts';
import { CardId } from '#shared/contract/ids.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { deckConfigFromJson, getDeckConfig, putDeckConfig } from '../storage/deck-config-storage.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { addDeck } from '../storage/deck-storage.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { getNotetype, notetypeFromJson, updateNotetype } from '../storage/notetype-storage.ts';
import { run } from '../storage/statement.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, notetypeIdOf } from '../testing/note-kit.ts';
import { CardRenderer } from './render-card.ts';

const words = renderWords('en');
let col: TestCollection;
let media: Set<string>;
let renderer: CardRenderer;
beforeEach(() => {
  col = makeCollection();
  media = new Set();
  renderer = new CardRenderer({ words, hasMedia: (fileName) => media.has(fileName) });
});
afterEach(() => col.remove());

function rendered(cardId: CardId, forBrowser = false): RenderedCard {
  const [card] = renderer.render(col.db, [cardId], { forBrowser });
  if (card === undefined) throw new Error('there is no such card');
  return card;
}

async function cardOf(notetype: string, ...fields: string[]): Promise<CardId> {
  const { cardIds } = await addedNote(col, notetype, ...fields);
  return CardId.parse(cardIds[0]);
}

function setTemplate(notetype: string, template: Readonly<Record<string, string>>, more: object = {}): void {
  const { json } = getNotetype(col.db, notetypeIdOf(col.db, notetype));
  const [first, ...others] = json['tmpls'] as object[];
  updateNotetype(
    col.db,
    notetypeFromJson({ ...json, ...more, tmpls: [{ ...first, ...template }, ...others] } as typeof json),
  );
}

test('a card comes with its sides, its styles and what it belongs to', async () => {
  const cardId = await cardOf('Basic', 'a <b>q</b>', 'an answer');
  expect(rendered(cardId)).toEqual({
    cardId,
    noteId: expect.any(Number),
    notetypeId: notetypeIdOf(col.db, 'Basic'),
    cardNumber: 1,
    question: 'a <b>q</b>',
    answer: 'a <b>q</b>\n\n<hr id=answer>\n\nan answer',
    css: getNotetype(col.db, notetypeIdOf(col.db, 'Basic')).css,
    questionAvTags: [],
    answerAvTags: [],
    autoplay: true,
    replayQuestionOnAnswer: true,
    typeIn: null,
    missingMedia: [],
    problem: null,
    advice: [],
  });
});

test('cards that are gone are left out, in the order that was asked for', async () => {
  const [first, second] = [await cardOf('Basic', 'a', ''), await cardOf('Basic', 'b', '')];
  const cards = renderer.render(col.db, [second, CardId.parse(5), first]);
  expect(cards.map(({ question }) => question)).toEqual(['b', 'a']);
  run(col.db, 'DELETE FROM notes');
  expect(renderer.render(col.db, [first])).toEqual([]);
});

test('a changed note type, deck or preset shows at once', async () => {
  const cardId = await cardOf('Basic', 'a', 'b');
  expect(rendered(cardId).question).toBe('a');
  setTemplate('Basic', { qfmt: '{{Front}} in {{Deck}}' });
  expect(rendered(cardId).question).toBe('a in Default');
  run(col.db, "UPDATE decks SET name = 'Mine::Sub' WHERE id = 1");
  setTemplate('Basic', { qfmt: '{{Front}} in {{Deck}}, {{Subdeck}}' });
  expect(rendered(cardId).question).toBe('a in Mine::Sub, Sub');
  const config = getDeckConfig(col.db, 1);
  putDeckConfig(col.db, deckConfigFromJson({ ...config.json, autoplay: false, replayq: false }));
  expect(rendered(cardId)).toMatchObject({ autoplay: false, replayQuestionOnAnswer: false });
});

test('a card of a filtered deck is shown as in the deck it came from', async () => {
  const cardId = await cardOf('Basic', 'a', 'b');
  addDeck(col.db, deckFromJson({ ...normalDeckObject(60, 'Filtered'), dyn: 1 }));
  run(col.db, 'UPDATE cards SET did = 60, odid = 1');
  setTemplate('Basic', { qfmt: '{{Front}} in {{Deck}}' });
  expect(rendered(cardId).question).toBe('a in Default');
});

test('what is no field has its value too', async () => {
  const cardId = await cardOf('Basic', 'a', 'b');
  run(col.db, "UPDATE notes SET tags = ' x y '");
  run(col.db, 'UPDATE cards SET flags = 3');
  setTemplate('Basic', { qfmt: '{{Front}}|{{Tags}}|{{Type}}|{{Card}}|{{CardFlag}}|{{CardID}}' });
  expect(rendered(cardId).question).toBe(`a|x y|Basic|Card 1|flag3|${cardId}`);
});

describe('files that the card shows or plays', () => {
  test('are named if they are missing, with who names them', async () => {
    const cardId = await cardOf('Basic', '<img src="a b.png">[sound:c.mp3]', '<img src="here.png">');
    setTemplate('Basic', { afmt: '{{FrontSide}}{{Back}}<img src="_logo.svg"><img src="../collection.db">' });
    media.add('here.png').add('../collection.db');
    expect(rendered(cardId).missingMedia).toEqual([
      { fileName: 'a b.png', namedBy: 'note' },
      { fileName: '_logo.svg', namedBy: 'notetype' },
      { fileName: '../collection.db', namedBy: 'notetype' },
      { fileName: 'c.mp3', namedBy: 'note' },
    ]);
    media.add('a b.png').add('_logo.svg').add('c.mp3');
    expect(rendered(cardId).missingMedia.map(({ fileName }) => fileName)).toEqual(['../collection.db']);
  });

  test('are not looked for in the columns of the browser', async () => {
    expect(rendered(await cardOf('Basic', '[sound:a.mp3]', ''), true).missingMedia).toEqual([]);
  });
});

describe('a formula', () => {
  test('is the image that was made of it once', async () => {
    const cardId = await cardOf('Basic', '[$]x[/$]', '');
    const fileName = /src="(latex-[\da-f]{40}\.png)"/.exec(rendered(cardId).question)?.[1] ?? '';
    expect(rendered(cardId).question).toContain(words.latexUnsupported);
    media.add(fileName);
    expect(rendered(cardId).question).toMatch(/^<img class=latex [^>]*>$/);
    setTemplate('Basic', {}, { latexsvg: true });
    expect(rendered(cardId).question).toContain('.svg"');
  });
});

describe('what is to be typed', () => {
  test('comes with the font of its field', async () => {
    const cardId = await cardOf('Basic (type in the answer)', 'a', '<b>b</b>');
    expect(rendered(cardId)).toMatchObject({
      question: 'a\n\n[[type:Back]]',
      typeIn: { kind: 'box', expected: '<b>b</b>', combining: true, fontFamily: 'Arial', fontSizePx: 20 },
    });
  });

  test('is said not to be there, where it is not', async () => {
    const cardId = await cardOf('Basic', 'a[[type:<i>]]', '');
    expect(rendered(cardId).typeIn).toEqual({ kind: 'message', html: expect.stringContaining('&lt;i&gt;') });
    setTemplate('Basic', { qfmt: '{{Front}}{{type:Back}}' });
    expect(rendered(await cardOf('Basic', 'x', '')).typeIn).toEqual({ kind: 'message', html: '' });
    const cloze = await cardOf('Cloze', '{{c1::a}}[[type:cloze:Back Extra]]', '');
    expect(rendered(cloze).typeIn).toEqual({ kind: 'message', html: words.typedClozeMissing });
  });
});

test('a template with a fault has no styles, so that it can be read', async () => {
  const cardId = await cardOf('Basic', 'a', '');
  setTemplate('Basic', { qfmt: '{{Nothing}}' });
  expect(rendered(cardId)).toMatchObject({
    css: '',
    problem: 'template',
    question: expect.stringContaining('{{Nothing}}'),
  });
});

test('a card whose template is gone says so', async () => {
  const cardId = await cardOf('Basic', 'a', '');
  run(col.db, 'UPDATE cards SET ord = 4');
  expect(rendered(cardId)).toMatchObject({
    cardNumber: 5,
    problem: 'templateMissing',
    advice: [],
    question: words.templateMissing,
  });
});

test('the columns of the browser have templates of their own, where they are given', async () => {
  const cardId = await cardOf('Basic', 'a', 'b');
  setTemplate('Basic', { bqfmt: 'short {{Front}}' });
  expect(rendered(cardId, true)).toMatchObject({ question: 'short a', answer: expect.stringContaining('b') });
  expect(rendered(cardId).question).toBe('a');
});

test('templates with the same front point at each other, and more boxes than one are pointed out', async () => {
  const cardId = await cardOf('Basic (and reversed card)', 'a', 'b');
  expect(rendered(cardId).advice).toEqual([]);
  setTemplate('Basic (and reversed card)', { qfmt: ' {{Back}}\n' });
  const reversed = getNotetype(col.db, notetypeIdOf(col.db, 'Basic (and reversed card)')).templates[1]?.name;
  expect(rendered(cardId)).toMatchObject({
    question: expect.stringContaining('b'),
    advice: [{ kind: 'sameFront', templateName: reversed }],
  });
  setTemplate('Basic (and reversed card)', { qfmt: '{{type:Back}} {{type:Front}}' });
  expect(rendered(cardId)).toMatchObject({ problem: null, advice: [{ kind: 'typeBoxes' }] });
  expect(rendered(cardId, true).advice).toEqual([]);
});
