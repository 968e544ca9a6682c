/** More than this is no message any more. */
const maxCharacters = 4000;
/** Control characters but for line breaks and tabs, and marks that turn the reading direction of what follows. */
const unshown = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A server's own words, fit to be shown as text: whatever they hold, they stay in their frame. */
export function shownServerText(message: string): string {
  const clean = message.replaceAll('\r\n', '\n').replace(unshown, '').trim();
  return clean.length > maxCharacters ? `${clean.slice(0, maxCharacters)}…` : clean;
}
