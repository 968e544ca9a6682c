import { expect, test } from 'vitest';
import { parseCardText } from './parse-card-text.ts';

const text = (value: string): unknown => ({ kind: 'text', text: value });

test('text without sounds and parts of its own is not looked at further', () => {
  expect(parseCardText('a [b] c')).toBeUndefined();
  expect(parseCardText('[anki:tts lang=en]never closed')).toBeUndefined();
});

test('a part ends at the first end of its name', () => {
  expect(parseCardText('x[anki:a][anki:b]y[/anki:b]z[/anki:a][/anki:a]')).toEqual([
    text('x'),
    { kind: 'directive', name: 'a', options: new Map(), content: '[anki:b]y[/anki:b]z' },
    text('[/anki:a]'),
  ]);
});

test('options may be quoted, and must be whole', () => {
  const options = new Map([
    ['b', 'c d'],
    ['e', ''],
  ]);
  expect(parseCardText('[anki:a \n b="c d"\te= ]x[/anki:a]')).toEqual([
    { kind: 'directive', name: 'a', options, content: 'x' },
  ]);
  expect(parseCardText('[anki:a b]x[/anki:a]')).toBeUndefined();
  expect(parseCardText('[anki:a b="c]x[/anki:a]')).toBeUndefined();
});
