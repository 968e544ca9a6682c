import type { SyncCounts } from '#shared/errors/error-codes.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { PlainMessageId, Translator } from '#shared/i18n/translate.ts';

const names: Readonly<Record<keyof SyncCounts, PlainMessageId>> = {
  cards: 'differs-cards',
  notes: 'differs-notes',
  reviews: 'differs-reviews',
  notetypes: 'differs-notetypes',
  decks: 'differs-decks',
  deckConfigs: 'differs-deckConfigs',
};

/** Where the details have them: the counts that differ after a merge, with both numbers. */
export function differingCounts(details: object, text: Translator['text'], { number }: Formatter): { counts?: string } {
  if (!('differing' in details) || !Array.isArray(details.differing)) return {};
  const here = countsIn(details, 'here');
  const there = countsIn(details, 'there');
  const differing = new Set<unknown>(details.differing);
  const said = Object.entries(names)
    .filter(([count]) => differing.has(count) && there.has(count))
    .map(([count, name]) =>
      text('differs-count', {
        what: text(name),
        here: number(Number(here.get(count))),
        there: number(Number(there.get(count))),
      }),
    );
  return { counts: said.length === 0 ? text('differs-unknown') : said.join(' · ') };
}

function countsIn(details: object, side: string): ReadonlyMap<string, unknown> {
  const counts: unknown = new Map<string, unknown>(Object.entries(details)).get(side);
  return new Map(typeof counts === 'object' && counts !== null ? Object.entries(counts) : []);
}
