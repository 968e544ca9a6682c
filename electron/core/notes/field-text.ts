// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/gu;
/** Nothing of it can change: most fields hold nothing else, and are known by it in a fraction of the time. */
const PLAIN = /^[\t\n -~]*$/;

/** The same of fields with what separates them between them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const FIELDS_CONTROL = /[\u0000-\u0008\u000b-\u001e\u007f]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const PLAIN_FIELDS = /^[\t\n\u001f -~]*$/;

/** A field as it is stored: without control characters (one of them separates fields), composed unless the user minds. */
export function fieldText(text: string, options: { readonly compose: boolean }): string {
  if (PLAIN.test(text)) return text;
  const clean = text.replace(CONTROL, '');
  return options.compose ? clean.normalize('NFC') : clean;
}

/** Whether each of the fields in a note's column is what `fieldText` makes of it. What separates them composes with nothing. */
export function fieldTextsStay(flds: string, options: { readonly compose: boolean }): boolean {
  if (PLAIN_FIELDS.test(flds)) return true;
  return !FIELDS_CONTROL.test(flds) && (!options.compose || flds.normalize('NFC') === flds);
}
