import { plainText } from '../html/strip-html.ts';
import { trimmed } from '../white-space.ts';
import { blake3Hex } from './blake3.ts';
import { type CardSide, clozeHtml, clozeOnly } from './cloze.ts';
import { withFurigana } from './furigana.ts';
import { VOICES_MARK } from './speech-voices.ts';
import { utf8Bytes } from './utf8-bytes.ts';

export interface FilterContext {
  readonly fieldName: string;
  readonly side: CardSide;
  /** Which clozes are hidden or shown. */
  readonly clozeNumber: number;
}

type Filter = (text: string, context: FilterContext) => string;

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  // Two colons make a filter without a name.
  ['', (text) => text],
  ['text', plainText],
  ['furigana', (text) => withFurigana(text, 'furigana')],
  ['kana', (text) => withFurigana(text, 'kana')],
  ['kanji', (text) => withFurigana(text, 'kanji')],
  ['hint', (text, { fieldName }) => hint(text, fieldName)],
  ['cloze', (text, { clozeNumber, side }) => clozeHtml(text, { number: clozeNumber, side })],
  ['cloze-only', (text, { clozeNumber, side }) => clozeOnly(text, { number: clozeNumber, side })],
  ['type', (_, { fieldName }) => `[[type:${fieldName}]]`],
  ['type-cloze', (_, { fieldName }) => `[[type:cloze:${fieldName}]]`],
  ['type-nc', (_, { fieldName }) => `[[type:nc:${fieldName}]]`],
]);
const SPEECH = 'tts ';
const VOICES = 'tts-voices';
const HINT_ID_BYTES = 8;

/**
 * A field's text with filters applied, the one next to its name first. A filter that only an add-on would know ends
 * them: what stands before it in the template is left out.
 */
export function filtered(text: string, filters: readonly string[], context: FilterContext): string {
  if (listsVoices(filters)) return VOICES_MARK;
  let result = text;
  for (const name of withTypeAlone(filters)) {
    const filter = FILTERS.get(name);
    if (filter !== undefined) result = filter(result, context);
    else if (name.startsWith(SPEECH)) result = `[anki:tts lang=${name.slice(SPEECH.length)}]${result}[/anki:tts]`;
    else break;
  }
  return result;
}

/** Instead of a field, which may be missing. */
export function listsVoices(filters: readonly string[]): boolean {
  return filters.includes(VOICES);
}

/** A box to type in has no use for the text, so `type` as the first filter of a mark is the only one. */
function withTypeAlone(filters: readonly string[]): readonly string[] {
  if (filters.at(-1) !== 'type') return filters;
  const [kind] = filters;
  return filters.length === 2 && (kind === 'cloze' || kind === 'nc') ? [`type-${kind}`] : ['type'];
}

function hint(text: string, fieldName: string): string {
  if (trimmed(text) === '') return text;
  const id = `hint${blake3Hex(utf8Bytes(text + fieldName), HINT_ID_BYTES)}`;
  return `
<a class=hint href="#"
onclick="this.style.display='none';
document.getElementById('${id}').style.display='block';
return false;" draggable=false>
${fieldName}</a>
<div id="${id}" class=hint style="display: none">${text}</div>
`;
}
