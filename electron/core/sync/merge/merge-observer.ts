import type { CardRow } from '../../storage/card-storage.ts';
import type { JsonObject } from '../../storage/lossless-json.ts';
import type { WireNote } from './wire-rows.ts';

/** A version that one side made and that is on neither side any more once the merge is done. */
export type Overwritten =
  | (OverwrittenBy & {
      readonly kind: 'note';
      readonly row: WireNote;
      /** Where its cards were, for a note whose cards go too. */
      readonly deckId: number | null;
    })
  | (OverwrittenBy & { readonly kind: 'card'; readonly row: CardRow })
  | (OverwrittenBy & {
      readonly kind: 'deck' | 'deckConfig' | 'notetype';
      readonly id: number;
      readonly name: string;
      /** As the protocol carries it. */
      readonly json: JsonObject;
    });

interface OverwrittenBy {
  /** Whose version is lost. */
  readonly side: 'ours' | 'theirs';
  /** By a later version, or by a deletion on the other side. */
  readonly by: 'edit' | 'removal';
}

export type MovedKind =
  | 'notes'
  | 'cards'
  | 'decks'
  | 'deckConfigs'
  | 'notetypes'
  | 'removedNotes'
  | 'removedCards'
  | 'removedDecks';

/** Told what happens in a merge, while it happens: nothing of it is certain before `settled`. */
export interface MergeObserver {
  overwritten(version: Overwritten): void;
  moved(direction: 'came' | 'went', kind: MovedKind, ids: readonly number[]): void;
  /** Thousands, of which nobody wants to know more than how many. */
  movedReviews(direction: 'came' | 'went', count: number): void;
  /**
   * Everything is decided and compared; next the server stores it, then we do. Whatever has to be on the disk before
   * a version is lost is written now; if this throws, the merge is given up on both sides.
   */
  settled(): void;
}

export const NO_OBSERVER: MergeObserver = {
  overwritten: () => undefined,
  moved: () => undefined,
  movedReviews: () => undefined,
  settled: () => undefined,
};
