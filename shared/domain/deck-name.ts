import { WHITE_SPACE } from './white-space.ts';

/** What stands between a deck's name and its parent's, for people and in sync rows. */
export const DECK_SEPARATOR = '::';

const EDGES = `[:${WHITE_SPACE}]+`;
const LEADING = new RegExp(`^${EDGES}`, 'u');
const TRAILING = new RegExp(`${EDGES}$`, 'u');
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/gu;

/**
 * The name as the official client would store it: parts composed (NFC), without control characters, trimmed of
 * spaces and colons; an empty part becomes "blank". A name with other spelling gets changed by the server.
 */
export function normalizedDeckName(name: string): string {
  const normalized = deckNameParts(name).map(normalizedPart).join(DECK_SEPARATOR);
  // A control character between two colons goes, and a new separator is there.
  return normalized === name ? name : normalizedDeckName(normalized);
}

export function deckNameParts(name: string): string[] {
  return name.split(DECK_SEPARATOR);
}

/** "a::b" of "a::b::c"; undefined at the top level. */
export function parentDeckName(name: string): string | undefined {
  const at = name.lastIndexOf(DECK_SEPARATOR);
  return at < 0 ? undefined : name.slice(0, at);
}

/** "c" of "a::b::c". */
export function lastDeckNamePart(name: string): string {
  const at = name.lastIndexOf(DECK_SEPARATOR);
  return at < 0 ? name : name.slice(at + DECK_SEPARATOR.length);
}

/** "a" and "a::b" of "a::b::c", topmost first. */
export function parentDeckNames(name: string): string[] {
  const parts = deckNameParts(name);
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join(DECK_SEPARATOR));
}

function normalizedPart(part: string): string {
  const trimmed = part.normalize('NFC').replace(CONTROL, '').replace(LEADING, '').replace(TRAILING, '');
  return trimmed === '' ? 'blank' : trimmed;
}
