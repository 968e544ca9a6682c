import type { BrowserCell } from '#shared/contract/search.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { Translator } from '#shared/i18n/translate.ts';

interface Words {
  readonly text: Translator['text'];
  readonly format: Formatter;
  readonly nowMs: number;
}

const bracketed = (words: string, inBrackets: boolean): string => (inBrackets ? `(${words})` : words);

/** A cell in words. */
export function cellText(cell: BrowserCell, { text, format, nowMs }: Words): string {
  switch (cell.kind) {
    case 'nothing':
      return '';
    case 'text':
      return cell.text;
    case 'day':
      return bracketed(format.day(cell.atMs, nowMs), cell.inBrackets);
    case 'moment':
      return format.moment(cell.atMs, nowMs);
    case 'span':
      return format.span(cell.secs * 1000);
    case 'number':
      return format.number(cell.number);
    case 'percent':
      return text('browser-percent', { percent: cell.percent });
    case 'position':
      return bracketed(text('browser-position', { position: cell.position }), cell.inBrackets);
    case 'state':
      return bracketed(text('browser-state', { state: cell.state }), cell.inBrackets);
    case 'decks':
      return text('browser-decks', { count: cell.count });
  }
}
