const BLANK = /[\t-\r ]+|<\/?(?:br|div) ?\/?>/iuy;

/** Is there nothing in a field but spaces and tags of empty lines? */
export function isFieldEmpty(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    BLANK.lastIndex = at;
    if (!BLANK.test(text)) return false;
    at = BLANK.lastIndex;
  }
  return true;
}
