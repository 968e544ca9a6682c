import { escapedHtml } from '../html/escape-html.ts';

/** Where `{{tts-voices:}}` stood: which voices there are is known where cards are shown. */
export const VOICES_MARK = '[[tts-voices]]';

/** What matters of a voice of the platform. */
export interface ListedVoice {
  readonly name: string;
  readonly lang: string;
}

/** HTML with the voices at each mark, as they are written in a template. `heading` is plain text. */
export function withVoices(html: string, heading: string, voices: readonly ListedVoice[]): string {
  if (!html.includes(VOICES_MARK)) return html;
  const lines = voices.map(({ name, lang }) => `{{tts ${inTemplate(lang)} voices=${inTemplate(name)}}}`).sort();
  const shown = [heading, ...lines].map(escapedHtml).join('<br>');
  return html.replaceAll(VOICES_MARK, () => `<div style="font-size: 14px; text-align: left">${shown}</div>`);
}

/** Spaces and commas end a voice's name there. */
function inTemplate(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '_');
}
