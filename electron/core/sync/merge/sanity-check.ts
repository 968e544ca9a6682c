import { z } from 'zod';
import type { SyncCounts } from '#shared/errors/error-codes.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { one, value } from '../../storage/statement.ts';

export type WireCounts = readonly [readonly [0, 0, 0], ...numbers: number[]];

const COUNTS = `SELECT (SELECT count(*) FROM cards) AS cards, (SELECT count(*) FROM notes) AS notes,
  (SELECT count(*) FROM revlog) AS reviews, (SELECT count(*) FROM notetypes) AS notetypes,
  (SELECT count(*) FROM decks) AS decks, (SELECT count(*) FROM deck_configs) AS deckConfigs,
  (SELECT count(*) FROM graves) AS graves`;
const ANY_PENDING = `SELECT EXISTS (SELECT 1 FROM notes WHERE usn = -1) OR EXISTS (SELECT 1 FROM cards WHERE usn = -1)
  OR EXISTS (SELECT 1 FROM revlog WHERE usn = -1) OR EXISTS (SELECT 1 FROM graves WHERE usn = -1)
  OR EXISTS (SELECT 1 FROM decks WHERE usn = -1) OR EXISTS (SELECT 1 FROM deck_configs WHERE usn = -1)
  OR EXISTS (SELECT 1 FROM notetypes WHERE usn = -1) OR EXISTS (SELECT 1 FROM tags WHERE usn = -1)`;

interface CountsRow extends SyncCounts {
  readonly graves: number;
}

export function sanityCounts(db: ReadDb): CountsRow {
  const counts = one<CountsRow>(db, COUNTS);
  return counts ?? { cards: 0, notes: 0, reviews: 0, notetypes: 0, decks: 0, deckConfigs: 0, graves: 0 };
}

/** Something that should have been sent still waits: the merge went wrong on our side. */
export function hasUnsentRows(db: ReadDb): boolean {
  return value<number>(db, ANY_PENDING) === 1;
}

/** The three first numbers were due counts once; nobody compares them or the graves any more. */
export function countsToWire(counts: CountsRow): WireCounts {
  const { cards, notes, reviews, graves, notetypes, decks, deckConfigs } = counts;
  return [[0, 0, 0], cards, notes, reviews, graves, notetypes, decks, deckConfigs];
}

const WireCountsAnswer = z.tuple([z.unknown(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]);
/** `s` is null when rows wait in the server's own collection, which makes it fail whatever we have. */
export const SanityAnswer = z.object({ status: z.enum(['ok', 'bad']), s: WireCountsAnswer.nullish() });
export type SanityAnswer = z.infer<typeof SanityAnswer>;

export function countsFromWire(wire: SanityAnswer['s']): SyncCounts | null {
  if (wire === null || wire === undefined) return null;
  const [, cards, notes, reviews, , notetypes, decks, deckConfigs] = wire;
  return { cards, notes, reviews, notetypes, decks, deckConfigs };
}

const KINDS: readonly (keyof SyncCounts)[] = ['cards', 'notes', 'reviews', 'notetypes', 'decks', 'deckConfigs'];

export function differingCounts(here: SyncCounts, there: SyncCounts): (keyof SyncCounts)[] {
  return KINDS.filter((kind) => here[kind] !== there[kind]);
}
