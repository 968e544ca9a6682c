// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_NAMES = /[\u0000-\u001f\u007f<>:"/\\|?*]/u;
/** Names that Windows keeps for devices, whatever follows after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;
const MOST_CHARACTERS = 60;

/** A profile's name as it is kept, or undefined for one that some file system refuses: a new profile's folder has it. */
export function profileNameOf(text: string): string | undefined {
  const name = text.normalize('NFC').trim();
  if (name === '' || name.length > MOST_CHARACTERS) return undefined;
  if (NOT_IN_NAMES.test(name) || DEVICE.test(name) || name.startsWith('.') || name.endsWith('.')) return undefined;
  return name;
}

/** Two names that a file system may take for one. */
export function isSameProfileName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
