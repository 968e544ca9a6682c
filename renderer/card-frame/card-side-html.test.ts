import { expect, test } from 'vitest';
import { VOICES_MARK } from '#shared/domain/template/speech-voices.ts';
import { cardSideHtml, type CardSideOptions } from './card-side-html.ts';

const box = { kind: 'box', expected: 'b', combining: true, fontFamily: 'Arial', fontSizePx: 20 } as const;
const options: CardSideOptions = {
  side: 'question',
  typed: '',
  showPlayButtons: true,
  playName: 'Play "this"',
  voices: [{ name: 'Amira', lang: 'ar-SA' }],
  voicesHeading: 'Voices:',
};
const card = { question: 'a[[type:x]][anki:play:q:0]', answer: `[[type:x]]${VOICES_MARK}`, typeIn: box };

test('the question has the box and the play buttons, if they are wanted', () => {
  const html = cardSideHtml(card, options);
  expect(html).toContain('<input type=text id=typeans');
  expect(html).toContain('aria-label="Play&#x20;&quot;this&quot;"');
  expect(html).toContain("pycmd('play:q:0')");
  expect(cardSideHtml(card, { ...options, showPlayButtons: false })).not.toContain('pycmd');
});

test('the answer has what was typed against what was expected', () => {
  expect(cardSideHtml(card, { ...options, side: 'answer', typed: 'b' })).toContain('<span class=typeGood>b</span>');
});

test('a message stands where there is nothing to type', () => {
  const typeIn = { kind: 'message', html: '<i>no</i>' } as const;
  expect(cardSideHtml({ ...card, question: 'a[[type:x]]', typeIn }, options)).toBe('a<i>no</i>');
});

test('the voices of this computer are listed where a template asks for them', () => {
  expect(cardSideHtml(card, { ...options, side: 'answer' })).toContain('Voices:<br>{{tts ar_SA voices=Amira}}');
});
