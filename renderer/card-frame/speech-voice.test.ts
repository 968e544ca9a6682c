import { expect, it } from 'vitest';
import { speechVoice } from './speech-voice.ts';

const voices = [
  { name: 'Google US English', lang: 'en-US' },
  { name: 'Samantha', lang: 'en-US' },
  { name: 'Microsoft Zira - English (United States)', lang: 'en-US' },
  { name: 'Daniel', lang: 'en-GB' },
  { name: 'Majed', lang: 'ar-SA' },
];
const voice = (lang: string, ...wished: readonly string[]): string | undefined =>
  speechVoice(voices, { lang, wished })?.name;

it.each([
  ['en_US', ['Apple_Samantha'], 'Samantha'],
  ['en_US', ['Microsoft_Zira', 'Apple_Samantha'], 'Microsoft Zira - English (United States)'],
  ['en_US', ['Apple_Alex', 'Apple_Samantha'], 'Samantha'],
  ['en_US', [], 'Google US English'],
  ['en_GB', ['Apple_Samantha'], 'Daniel'],
  ['en', ['Daniel'], 'Daniel'],
  ['en_AU', [], 'Google US English'],
  ['ar', [], 'Majed'],
  ['ja_JP', ['Apple_Samantha'], undefined],
])('for %s and %j it is %s', (lang, wished, expected) => {
  expect(voice(lang, ...wished)).toBe(expected);
});
