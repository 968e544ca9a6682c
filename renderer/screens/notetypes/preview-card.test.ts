import { expect, test } from 'vitest';
import { renderWords } from '#shared/i18n/render-words.ts';
import { type DraftPart, draftOf } from './notetype-draft.ts';
import { previewCard, previewFields, previewNumbers, type PreviewSample } from './preview-card.ts';

const words = renderWords('en');
const noNote: PreviewSample = { fields: undefined, tags: [], deckName: 'A::B' };

function notetype(front: string, { type = 0, back = '{{FrontSide}}|{{Back}}' } = {}) {
  return draftOf({
    name: 'T',
    type,
    sortf: 0,
    css: '',
    flds: [{ name: 'Front' }, { name: 'Back', size: 33 }],
    tmpls: [{ name: 'Card 1', qfmt: front, afmt: back }],
  });
}
function first({ templates: [template] }: ReturnType<typeof notetype>): DraftPart {
  if (template === undefined) throw new Error('no template');
  return template;
}
const shown = (draft: ReturnType<typeof notetype>, sample: PreviewSample, fillEmpty = false, cardNumber = 1) =>
  previewCard(draft, first(draft), { sample, fillEmpty, cardNumber, words });

test('without a note the names of fields stand in brackets', () => {
  expect(shown(notetype('{{Front}} in {{Subdeck}}'), noNote)).toMatchObject({
    question: '(Front) in B',
    answer: '(Front) in B|(Back)',
  });
});

test('a note fills the templates; empty fields only if that is wished', () => {
  const draft = notetype('{{Front}}');
  const sample = { ...noNote, fields: ['dog', '<br>'] };
  expect(shown(draft, sample).answer).toBe('dog|<br>');
  expect(shown(draft, sample, true).answer).toBe('dog|(Back)');
});

test('what is wrong with a template is said in its place', () => {
  expect(shown(notetype('{{Frnt}}'), noNote).question).toContain('Frnt');
  expect(shown(notetype('{{#Back}}x{{/Back}}'), { ...noNote, fields: ['a', ''] }).question).toContain(words.emptyFront);
});

test('a box to type in has the field’s font', () => {
  const { typeIn } = shown(notetype('{{Front}} {{type:Back}}'), { ...noNote, fields: ['dog', 'Hund'] });
  expect(typeIn).toMatchObject({ kind: 'box', expected: 'Hund', fontSizePx: 33 });
});

test('a cloze note type has a cloze to show even without a note, and the numbers of its note', () => {
  const draft = notetype('{{cloze:Front}}', { type: 1, back: '{{cloze:Front}} {{Back}}' });
  expect(shown(draft, noNote).question).toContain('[...]');
  expect(shown(draft, noNote).answer).toContain('(Back)');
  const sample = { ...noNote, fields: ['{{c2::two}} {{c5::five}}', ''] };
  expect(previewNumbers(draft, previewFields(draft, { sample, fillEmpty: false }))).toEqual([2, 5]);
});
