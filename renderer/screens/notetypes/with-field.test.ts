import { expect, test } from 'vitest';
import type { DraftPart } from './notetype-draft.ts';
import { type FieldWish, withField } from './with-field.ts';

const template: DraftPart = { key: 'a', ord: 0, name: 'Card 1', json: { qfmt: '{{Front}}', afmt: '' } };
const wish: FieldWish = {
  name: 'Hint',
  side: 'qfmt',
  place: 'end',
  fontFamily: 'Noto Sans',
  fontSizePx: 14,
  isCloze: false,
};
const LINE = `<div style="font-family: 'Noto Sans'; font-size: 14px;">{{Hint}}</div>`;

test('a field gets a line of its own, at the beginning or at the end of the side that was chosen', () => {
  expect(withField(template, wish).json['qfmt']).toBe(`{{Front}}\n${LINE}`);
  expect(withField(template, { ...wish, place: 'beginning' }).json['qfmt']).toBe(`${LINE}\n{{Front}}`);
  const onBack = withField(template, { ...wish, side: 'afmt' });
  expect(onBack.json).toMatchObject({ qfmt: '{{Front}}', afmt: LINE });
});

test('in a cloze note type the deletions of the field are asked', () => {
  expect(withField(template, { ...wish, isCloze: true }).json['qfmt']).toContain('{{cloze:Hint}}');
});

test('a font’s name is nothing but a name', () => {
  const hostile = withField(template, { ...wish, fontFamily: `x'"></div><script>{{Front}}` });
  expect(hostile.json['qfmt']).toContain(`font-family: 'x/divscriptFront'; font-size`);
  expect(withField(template, { ...wish, fontFamily: ' ' }).json['qfmt']).toContain(`'Arial'`);
});
