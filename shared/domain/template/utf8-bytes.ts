const REPLACEMENT = 0xfffd;

/** Text as UTF-8, on any platform. Halves of characters become U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const char of text) {
    const found = char.codePointAt(0) ?? REPLACEMENT;
    const code = found >= 0xd800 && found <= 0xdfff ? REPLACEMENT : found;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x1_0000 ? 2 : 3;
    const lead = [0, 0xc0, 0xe0, 0xf0][more] ?? 0;
    bytes[length++] = lead | (code >> (6 * more));
    for (let left = more - 1; left >= 0; left--) bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
  }
  return bytes.subarray(0, length);
}
