const LINE_BREAKS = /<br\s*\/?>|<div>|\n/giu;
const TYPE_BOX = /\[\[type:[^\]]+\]\]/gu;
const SOUND = /\[sound:([^\]]+)\]/gu;

/** HTML made ready to be shown as one line of text: `withoutMarkup` has to follow. */
export function asOneLine(html: string): string {
  return html.replace(LINE_BREAKS, ' ').replace(TYPE_BOX, '').replace(SOUND, '$1');
}
