import { isUnassigned } from './unassigned-code-points.ts';

/** Names of files as every system can hold them, by the same rules on every device. */

const MAX_NAME_BYTES = 120;
const MAX_EXTENSION_BYTES = 10;
/** A hyphen and a SHA-1 in hexadecimal digits. */
const HASH_SUFFIX_BYTES = 41;

/** Some system forbids them in a name. */
const FORBIDDEN = /[[\]<>:"/?*^\\|\0-\x1f\x7f]/gu;
/** Below, every code point means something. */
const UNASSIGNED_FROM = /[^\0-\u{377}]/gu;
const DEVICE_NAME = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(?=\.|$)/iu;
const LEADS_AWAY = process.platform === 'win32' ? /[/\\:\0]/u : /[/\0]/u;
const SYSTEM_FILE = /^(?:thumbs\.db|\.ds_store)$/iu;

/** The name that a file of this name gets in the folder. The same again for what it gives. */
export function normalizedFileName(name: string): string {
  const allowed = name
    .normalize('NFC')
    .replaceAll('\u{a0}', ' ')
    .replaceAll(FORBIDDEN, '')
    // macOS refuses what means nothing.
    .replaceAll(UNASSIGNED_FROM, (char) => (isUnassigned(char.codePointAt(0) ?? 0) ? '' : char))
    .replace(DEVICE_NAME, '$1_');
  const whole = endsBadly(allowed) ? `${allowed}_` : allowed;
  if (Buffer.byteLength(whole) <= MAX_NAME_BYTES) return whole;
  const cut = joined(parts(whole, MAX_NAME_BYTES));
  return endsBadly(cut) ? `${cut}_` : cut;
}

export function isNormalizedFileName(name: string): boolean {
  return name !== '' && normalizedFileName(name) === name;
}

/** What systems put into folders by themselves; never synced, never told of. */
export function isSystemFile(name: string): boolean {
  return SYSTEM_FILE.test(name);
}

/** False: it would lead elsewhere than to an entry of the folder. */
export function isEntryName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !LEADS_AWAY.test(name);
}

/** For content whose name is taken: `stem-<sha1>.ext`. `name` is a normalised one. */
export function hashedFileName(name: string, sha1: string): string {
  const { stem, extension } = parts(name, MAX_NAME_BYTES - HASH_SUFFIX_BYTES);
  // What the cut has left of the name's end may be a space.
  return normalizedFileName(joined({ stem: `${stem}-${sha1}`, extension }));
}

/** Two names with the same key are one file where case doesn't count. */
export function caseKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Windows drops a space or dot at the end. */
function endsBadly(name: string): boolean {
  return name.endsWith(' ') || name.endsWith('.');
}

interface NameParts {
  readonly stem: string;
  /** Undefined: the name has no dot. */
  readonly extension: string | undefined;
}

/** Cut so that both, the dot and one more character fit into `maxBytes`. */
function parts(name: string, maxBytes: number): NameParts {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? undefined : firstBytes(name.slice(dot + 1), MAX_EXTENSION_BYTES);
  const stem = dot < 0 ? name : name.slice(0, dot);
  return { stem: firstBytes(stem, maxBytes - Buffer.byteLength(extension ?? '') - 2), extension };
}

function joined({ stem, extension }: NameParts): string {
  return extension === undefined || extension === '' ? stem : `${stem}.${extension}`;
}

/** Whole code points from the beginning. */
function firstBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > maxBytes) break;
    end += char.length;
  }
  return text.slice(0, end);
}
