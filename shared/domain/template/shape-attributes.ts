import { escapedAttribute } from '../html/escape-html.ts';

interface Property {
  readonly name: string;
  readonly value: string;
}

const SHAPES: ReadonlySet<string> = new Set(['rect', 'ellipse', 'polygon', 'text']);
/** Properties that reach the card, with the name they have there. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['left', 'left'],
  ['top', 'top'],
  ['angle', 'angle'],
  ['fill', 'fill'],
  ['width', 'width'],
  ['height', 'height'],
  ['rx', 'rx'],
  ['ry', 'ry'],
  ['points', 'points'],
  ['oi', 'occludeInactive'],
  ['text', 'text'],
  ['scale', 'scale'],
  ['fs', 'font-size'],
]);
/** Of these, zero says as little as nothing. */
const SIZES: ReadonlySet<string> = new Set(['width', 'height', 'rx', 'ry', 'scale']);

/** `rect:left=.1:top=.2` as the attributes from which masks are drawn, each with a space behind it. */
export function shapeAttributes(text: string): string {
  const colon = text.indexOf(':');
  if (colon < 0) return '';
  const shape = text.slice(0, colon);
  const first = SHAPES.has(shape) ? `data-shape="${shape}" ` : '';
  return first + properties(text, colon).map(attribute).join('');
}

function attribute({ name, value }: Property): string {
  const written = ATTRIBUTES.get(name);
  const shown = shownValue(name, value);
  return written === undefined || shown === '' ? '' : `data-${written}="${shown}" `;
}

function shownValue(name: string, value: string): string {
  if (SIZES.has(name) && value === '0') return '';
  if (name === 'text') return escapedAttribute(value);
  if (name !== 'points') return value;
  return value
    .split(' ')
    .filter((pair) => pair.includes(','))
    .join(' ');
}

/** `:name=value`, again and again; a backslash stands before colons and backslashes of a value. Ends at the first fault. */
function properties(text: string, start: number): Property[] {
  const found: Property[] = [];
  let at = start;
  while (text[at] === ':') {
    const equals = text.indexOf('=', at + 1);
    if (equals < 0 || equals === at + 1) break;
    const read = valueFrom(text, equals + 1);
    if (read === undefined) break;
    found.push({ name: text.slice(at + 1, equals), value: read.value });
    at = read.end;
  }
  return found;
}

function valueFrom(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  let at = start;
  while (at < text.length && text[at] !== ':') {
    const escaped = text[at] === '\\';
    const char = text[escaped ? at + 1 : at];
    if (char === undefined || (escaped && char !== '\\' && char !== ':')) return undefined;
    value += char;
    at += escaped ? 2 : 1;
  }
  // Nothing between two colons is a fault, nothing at the end is an empty value.
  return at === start && at < text.length ? undefined : { value, end: at };
}
