import { describe, expect, test } from 'vitest';
import { type CardContent, type CardHtml, renderCard } from './render-card.ts';
import type { RenderWords } from './render-words.ts';

const words: RenderWords = {
  sideFaulty: {
    question: 'FRONT',
    answer: 'BACK',
    'browser-question': 'BROWSER FRONT',
    'browser-answer': 'BROWSER BACK',
  },
  notClosed: (missing) => `missing ${missing}`,
  closedWrongly: (found, expected) => `${found} for ${expected}`,
  notOpen: (found, ifFilled, ifEmpty) => `${found} without ${ifFilled} or ${ifEmpty}`,
  noSuchField: (mark, field) => `${mark}: no ${field}`,
  tooLarge: (mark) => `${mark} is too large`,
  moreInfo: 'help',
  emptyFront: 'blank',
  clozeMissing: (number) => `no cloze ${number}`,
  templateMissing: '',
  speechWithoutLanguage: 'no language',
  blank: 'gap',
  latexUnsupported: '',
  typedFieldUnknown: () => '',
  typedClozeMissing: '',
};

function card(questionFormat: string, answerFormat = '', more: Partial<CardContent> = {}): CardHtml {
  const fields = new Map([
    ['Front', 'a[sound:a.mp3]'],
    ['Empty', ' <br>'],
    ['Text', '{{c1::b}}'],
  ]);
  return renderCard({ questionFormat, answerFormat }, { fields, cardNumber: 1, isCloze: false, ...more }, words);
}

test('the question stands on the answer without its sounds being played again', () => {
  expect(card('{{Front}}', '{{FrontSide}}<hr id=answer>{{Text}}[sound:b.mp3]')).toEqual({
    question: 'a[anki:play:q:0]',
    answer: 'a[anki:play:q:0]<hr id=answer>{{c1::b}}[anki:play:a:0]',
    questionAvTags: [{ kind: 'sound', fileName: 'a.mp3' }],
    answerAvTags: [{ kind: 'sound', fileName: 'b.mp3' }],
    problem: undefined,
  });
});

describe('a template with a fault says on both sides what it is and where', () => {
  test.each([
    ['{{#Front}}', 'missing {{/Front}}'],
    ['{{#Front}}{{/Text}}', '{{/Text}} for {{/Front}}'],
    ['{{/Front}}', '{{/Front}} without {{#Front}} or {{^Front}}'],
    ['{{text:Nothing}}', '{{text:Nothing}}: no Nothing'],
  ])('%s: %s', (template, said) => {
    const html = `<br>${said}<br><a href='https://docs.ankiweb.net/templates/errors.html#template-syntax-error'>help</a>`;
    expect(card(template)).toMatchObject({ question: `FRONT${html}`, answer: `FRONT${html}`, problem: 'template' });
    expect(card('{{Front}}', template)).toMatchObject({ question: `BACK${html}`, problem: 'template' });
    expect(card(template, '', { forBrowser: true }).question).toBe(`BROWSER FRONT${html}`);
    expect(card('{{Front}}', template, { forBrowser: true }).question).toBe(`BROWSER BACK${html}`);
  });

  test('a field that is shown until no memory is left is a fault as well', () => {
    const fields = new Map([['Front', 'x'.repeat(1_000_000)]]);
    const shown = card('{{text:Front}}'.repeat(100), '', { fields });
    expect(shown.question).toContain('{{text:Front}} is too large');
  });

  test('and what it names is text, whatever it is', () => {
    expect(card('{{<script>x</script>}}').question).not.toContain('<script>');
  });
});

describe('a front that shows no field', () => {
  const HELP = "<a href='https://docs.ankiweb.net/templates/errors.html#front-of-card-is-blank'>help</a>";

  test.each(['', 'fixed text', '{{Empty}}', '{{Tags}}x', '{{^Front}}x{{/Front}}'])(
    '%j is said to be blank',
    (template) => {
      const fields = new Map([
        ['Front', 'a'],
        ['Empty', ''],
      ]);
      const shown = card(template, 'back', { fields: new Map([...fields, ['Tags', '']]) });
      expect(shown).toMatchObject({ answer: `<div>blank<br>${HELP}</div>`, problem: 'emptyFront' });
      expect(shown.question).toContain(shown.answer);
    },
  );

  test('is all right in the columns of the browser', () => {
    expect(card('fixed', 'back', { forBrowser: true })).toMatchObject({ question: 'fixed', problem: undefined });
  });
});

test('a card whose cloze is gone says which', () => {
  const shown = card('{{cloze:Text}}', 'x', { isCloze: true, cardNumber: 2 });
  expect(shown).toMatchObject({ problem: 'clozeMissing', question: expect.stringContaining('<div>no cloze 2<br>') });
  expect(card('{{cloze:Text}}', 'x', { isCloze: true })).toMatchObject({ problem: undefined, answer: 'x' });
});
