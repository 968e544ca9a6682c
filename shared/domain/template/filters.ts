import { plainText } from '../html/strip-html.ts';
import { trimmed } from '../white-space.ts';
import { blake3Hex } from './blake3.ts';
import { type CardSide, clozeHtml, clozeOnly } from './cloze.ts';
import { withFurigana } from './furigana.ts';
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
]);
const SPEECH = 'tts ';
const HINT_ID_BYTES = 8;

/**
 * A field's text with filters applied, the one next to its name first. A filter that only an add-on would know ends
 * them: what stands before it in the template is left out.
 */
export function filtered(text: string, filters: readonly string[], context: FilterContext): string {
  const kind = typedKind(filters);
  if (kind !== undefined) return `[[type:${kind}${context.fieldName}]]`;
  let result = text;
  for (const name of filters) {
    const filter = FILTERS.get(name);
    if (filter !== undefined) result = filter(result, context);
    else if (name.startsWith(SPEECH)) result = `[anki:tts lang=${name.slice(SPEECH.length)}]${result}[/anki:tts]`;
    else break;
  }
  return result;
}

/** What is typed into a box, if the field becomes one. */
function typedKind(filters: readonly string[]): '' | 'cloze:' | 'nc:' | undefined {
  if (filters.at(-1) !== 'type') return undefined;
  if (filters.length !== 2) return '';
  return filters[0] === 'cloze' || filters[0] === 'nc' ? `${filters[0]}:` : '';
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
