// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/gu;
/** Nothing of it can change: most fields hold nothing else, and are known by it in a fraction of the time. */
const PLAIN = /^[\t\n -~]*$/;

/** A field as it is stored: without control characters (one of them separates fields), composed unless the user minds. */
export function fieldText(text: string, options: { readonly compose: boolean }): string {
  if (PLAIN.test(text)) return text;
  const clean = text.replace(CONTROL, '');
  return options.compose ? clean.normalize('NFC') : clean;
}
