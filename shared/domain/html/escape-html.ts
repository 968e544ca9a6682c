const MARKUP: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
};
const LETTER_OR_DIGIT = /[a-zA-Z\d]/;

/** Text as HTML that shows it. */
export function escapedHtml(text: string): string {
  return text.replace(/["&'<>]/g, (char) => MARKUP[char] ?? char);
}

/** Text for an attribute, as the official client writes it: all of Latin-1 but letters and digits in numbers. */
export function escapedAttribute(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are encoded as well
  return text.replace(/[\u0000-\u00ff]/g, (char) => {
    if (LETTER_OR_DIGIT.test(char)) return char;
    return MARKUP[char] ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')};`;
  });
}
