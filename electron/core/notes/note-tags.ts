import { trimmed } from '#shared/domain/white-space.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { addTag, findTag } from '../storage/tag-storage.ts';

const TAG_SEPARATOR = '::';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_A_TAG = /[\u0000-\u001f\u007f \u3000]/gu;

/** The tags of a note from its column, and of text in which several may stand. */
export function splitTags(text: string): string[] {
  return text.split(/[ \u3000]/u).filter((tag) => tag !== '');
}

/** The column of a note's tags. */
export function joinedTags(tags: readonly string[]): string {
  return tags.length === 0 ? '' : ` ${tags.join(' ')} `;
}

/**
 * The tags as a note gets them: each once whatever its case, in the spelling that the tag list knows (a new one's
 * parents in theirs), sorted. New ones are put into the list. Inside a transaction.
 */
export function registeredTags(db: WriteDb, tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.flatMap(splitTags)) {
    const name = registerTag(db, tag);
    const key = foldName(name);
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return sortedTags(byKey);
}

/** Tags by their folded names, in the order in which notes have them. */
export function sortedTags(byKey: ReadonlyMap<string, string>): string[] {
  return [...byKey].sort(([a], [b]) => byCodePoint(a, b)).map(([, name]) => name);
}

/** One tag as notes get it; a new one is put into the list. Inside a transaction. */
export function registerTag(db: WriteDb, tag: string): string {
  const name = normalizedTag(tag);
  const known = findTag(db, name);
  if (known !== undefined) return known.name;
  const spelled = spelledTag(db, name);
  addTag(db, { name: spelled, usn: -1, collapsed: true });
  return spelled;
}

/** A normalized name, with those of its parents that the tag list knows in their spelling. */
export function spelledTag(db: ReadDb, name: string): string {
  const parts = name.split(TAG_SEPARATOR);
  for (let at = name.lastIndexOf(TAG_SEPARATOR); at >= 0; at = name.slice(0, at).lastIndexOf(TAG_SEPARATOR)) {
    const parent = findTag(db, name.slice(0, at));
    if (parent === undefined) continue;
    const below = parts.slice(parent.name.split(TAG_SEPARATOR).length);
    return [parent.name, ...below].join(TAG_SEPARATOR);
  }
  return name;
}

/** Composed, without characters that no tag may have, and with something in each part. */
export function normalizedTag(tag: string): string {
  return tag.split(TAG_SEPARATOR).map(normalizedPart).join(TAG_SEPARATOR);
}

function normalizedPart(part: string): string {
  const text = trimmed(part.normalize('NFC').replace(NOT_IN_A_TAG, ''));
  return text === '' ? 'blank' : text;
}

/** JavaScript's own order puts characters beyond U+FFFF before some that are below. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
