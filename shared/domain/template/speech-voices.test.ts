import { expect, test } from 'vitest';
import { VOICES_MARK, withVoices } from './speech-voices.ts';

test('voices are listed as a template names them', () => {
  const voices = [
    { name: 'Microsoft Zira, US', lang: 'en-US' },
    { name: 'Amira', lang: 'ar_SA' },
  ];
  expect(withVoices(`a${VOICES_MARK}b`, 'Voices <here>:', voices)).toBe(
    'a<div style="font-size: 14px; text-align: left">Voices &lt;here&gt;:<br>' +
      '{{tts ar_SA voices=Amira}}<br>{{tts en_US voices=Microsoft_Zira_US}}</div>b',
  );
  expect(withVoices('no mark', 'Voices:', voices)).toBe('no mark');
});
