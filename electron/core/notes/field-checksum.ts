import { hash } from 'node:crypto';
import { decodedEntities } from '#shared/domain/html/html-entities.ts';
import { mediaTagsAsNames } from './media-tags.ts';
import { withoutHtml } from '#shared/domain/html/strip-html.ts';

/** What notes are sorted by and compared with: without HTML, but with the names of media files. */
export function strippedField(field: string): string {
  const text = field.includes('<') ? withoutHtml(mediaTagsAsNames(field)) : field;
  return decodedEntities(text);
}

/** First 32 bits of the SHA-1 of a stripped first field: `csum`. */
export function fieldChecksum(stripped: string): number {
  return Number.parseInt(hash('sha1', stripped, 'hex').slice(0, 8), 16);
}

/** A first field as notes are compared by it. */
export interface ComparedField {
  readonly stripped: string;
  readonly csum: number;
}

export function comparedField(field: string): ComparedField {
  const stripped = strippedField(field);
  return { stripped, csum: fieldChecksum(stripped) };
}

/**
 * `sfld` and `csum` of a note. Bind `sfld` as text: the column turns what looks like a number into one. `first`: for
 * who has compared the first field already.
 */
export function derivedColumns(
  fields: readonly string[],
  sortFieldIndex: number,
  first: ComparedField = comparedField(fields[0] ?? ''),
): { readonly sfld: string; readonly csum: number } {
  const sfld = sortFieldIndex === 0 ? first.stripped : strippedField(fields[sortFieldIndex] ?? '');
  return { sfld, csum: first.csum };
}
