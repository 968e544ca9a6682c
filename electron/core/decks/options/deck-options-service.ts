import type { deckConfig } from '#shared/contract/deck-configs.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { DeckConfigId } from '#shared/contract/ids.ts';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import type { Collection } from '../../collection/collection.ts';
import { fitOfPastReviews, optimizedParameters } from '../../scheduler/fsrs/fsrs-optimizer.ts';
import { includedCards } from '../../scheduler/fsrs/training-set.ts';
import { yearOfStudySecs } from '../../scheduler/workload/retention-workload.ts';
import { deckOptionsState } from './deck-options-state.ts';
import { saveDeckOptions } from './save-deck-options.ts';

export type DeckOptionsMethods = 'forDeck' | 'save' | 'optimize' | 'evaluate' | 'ignoredBefore' | 'workload';

export interface DeckOptionsServiceDeps {
  readonly collection: () => Collection;
  readonly emitChanges: (changes: OpChanges) => void;
}

/** What the options screen of a deck asks for. */
export function deckOptionsService({
  collection,
  emitChanges,
}: DeckOptionsServiceDeps): Pick<Handlers<typeof deckConfig>, DeckOptionsMethods> {
  return {
    forDeck: ({ deckId }) => deckOptionsState(collection(), deckId),
    save: (change, ctx) => {
      const col = collection();
      const { output, changes } = col.transact('changeDeckOptions', () => saveDeckOptions(col, change, ctx));
      // A task has progress and can be cancelled, but what changed is told by operations alone.
      if (changes !== null) emitChanges(changes);
      return { deckConfigId: DeckConfigId.parse(output) };
    },
    optimize: (request, ctx) => optimizedParameters(collection, request, ctx),
    evaluate: (request, ctx) => fitOfPastReviews(collection, request, ctx),
    ignoredBefore: (choice) => includedCards(collection(), choice),
    workload: (choice) => ({ yearSecs: yearOfStudySecs(collection(), choice) }),
  };
}
