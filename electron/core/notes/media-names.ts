import { decodedEntities } from '#shared/domain/html/html-entities.ts';
import { mediaTags } from './media-tags.ts';

const SOUND = '[sound:';
const ELSEWHERE = /^https?:\/\//iu;
const INLINE = /^data:/iu;

/** A place in a field that names a file. */
export interface NamedMedia {
  readonly start: number;
  readonly end: number;
  /** As it is written. */
  readonly written: string;
  /** Without entities. Percent signs stay: official's check takes them as they are. */
  readonly fileName: string;
}

/** Every tag and sound of a field that names a file of the media folder, as the official client's check finds them. */
export function* namedMedia(field: string): Generator<NamedMedia> {
  for (const named of addressedMedia(field)) if (!INLINE.test(named.fileName)) yield named;
}

/** Images that a field holds itself, as their addresses. */
export function* inlineImages(field: string): Generator<string> {
  for (const { fileName } of addressedMedia(field)) if (inlineImage(fileName) !== undefined) yield fileName;
}

const INLINE_IMAGE = /^data:image\/(jpe?g|png|gif|webp|avif);base64, ?([a-z\d+/]+={0,2})$/iu;

/** Undefined: not an image whose bytes are known; such an address stays as it is. */
export function inlineImage(address: string): { readonly extension: string; readonly data: Buffer } | undefined {
  const [, extension, base64] = INLINE_IMAGE.exec(address) ?? [];
  if (extension === undefined || base64 === undefined) return undefined;
  const data = Buffer.from(base64, 'base64');
  // Node reads what is cut off or not quite right, too; the same is then not written again.
  return data.toString('base64') === base64 ? { extension, data } : undefined;
}

/** With those of images that stand in the field itself. */
function* addressedMedia(field: string): Generator<NamedMedia> {
  for (const { name, start, end } of mediaTags(field)) yield* named(name, start, end);
  for (let start = field.indexOf(SOUND); start >= 0; ) {
    const from = start + SOUND.length;
    // At least one character, whatever it is.
    const close = field.indexOf(']', from + 1);
    if (close < 0) return;
    yield* named(field.slice(from, close), start, close + 1);
    start = field.indexOf(SOUND, close);
  }
}

function* named(written: string, start: number, end: number): Generator<NamedMedia> {
  if (written === '') return;
  const fileName = decodedEntities(written);
  if (!ELSEWHERE.test(fileName)) yield { start, end, written, fileName };
}

/**
 * The field with other names in it: `newName` is asked for each, undefined leaves it. Wherever the name stands within
 * its tag it is replaced, a picture's description included, as official does.
 */
export function renamedMedia(field: string, newName: (fileName: string) => string | undefined): string {
  if (!field.includes('<') && !field.includes(SOUND)) return field;
  let result = field;
  for (const { start, end, written, fileName } of addressedMedia(field)) {
    const name = newName(fileName);
    if (name === undefined) continue;
    const tag = field.slice(start, end);
    const renamed = tag.replaceAll(written, () => (fileName === written ? name : encoded(name)));
    result = result.replaceAll(tag, () => renamed);
  }
  return result;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

function encoded(name: string): string {
  return name.replaceAll(/[&<>"']/gu, (char) => ENTITIES[char] ?? char);
}
