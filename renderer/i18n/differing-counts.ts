import type { SyncCounts } from '#shared/errors/error-codes.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { PlainMessageId, Translator } from '#shared/i18n/translate.ts';

const COUNTS = [
  'cards',
  'notes',
  'reviews',
  'notetypes',
  'decks',
  'deckConfigs',
] as const satisfies readonly (keyof SyncCounts)[];
const names: Readonly<Record<keyof SyncCounts, PlainMessageId>> = {
  cards: 'differs-cards',
  notes: 'differs-notes',
  reviews: 'differs-reviews',
  notetypes: 'differs-notetypes',
  decks: 'differs-decks',
  deckConfigs: 'differs-deckConfigs',
};

/** The counts that differ between this device and the server, with both numbers, as a list in the user's language. */
export function differenceList(
  here: Partial<SyncCounts>,
  there: Partial<SyncCounts>,
  { locale, text }: Translator,
  { number }: Formatter,
): string {
  const said = COUNTS.flatMap((count) => {
    const [ours, theirs] = [here[count], there[count]];
    if (ours === undefined || theirs === undefined || ours === theirs) return [];
    return [text('differs-count', { what: text(names[count]), here: number(ours), there: number(theirs) })];
  });
  return new Intl.ListFormat(locale).format(said);
}

/** Where the details of an error have them: the counts that differ after a merge. */
export function differingCounts(details: object, translator: Translator, format: Formatter): { counts?: string } {
  if (!('differing' in details)) return {};
  const list = differenceList(countsIn(details, 'here'), countsIn(details, 'there'), translator, format);
  return { counts: list === '' ? translator.text('differs-unknown') : list };
}

function countsIn(details: object, side: string): Partial<SyncCounts> {
  const counts: unknown = new Map<string, unknown>(Object.entries(details)).get(side);
  if (typeof counts !== 'object' || counts === null) return {};
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === 'number'));
}
