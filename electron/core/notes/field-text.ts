// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/gu;

/** A field as it is stored: without control characters (one of them separates fields), composed unless the user minds. */
export function fieldText(text: string, options: { readonly compose: boolean }): string {
  const clean = text.replace(CONTROL, '');
  return options.compose ? clean.normalize('NFC') : clean;
}
