import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { CardId, DeckConfigId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { callSamples } from '#shared/rpc/testing/call-samples.ts';
import { fakeDeckOptions } from './fake-deck-options.ts';
import { fakeScheduler } from './fake-scheduler.ts';

const noteId = 11 as NoteId;
const notetypeId = 12 as NotetypeId;
const cardIds = [13 as CardId];
const deckConfigId = 1 as DeckConfigId;

/** Answers to the edits of notes, cards, presets and note types. */
export const edits: Pick<Client<Contract>, 'cards' | 'deckConfig' | 'notes' | 'notetypes' | 'scheduler'> = {
  cards: {
    info: async () => callSamples.cards.info.output,
    render: async () => ({ cards: [] }),
    setFlag: async (input) => ({ cardCount: input.cardIds.length }),
    setDeck: async (input) => ({ cardCount: input.cardIds.length }),
  },
  deckConfig: {
    list: async () => [{ deckConfigId, name: 'Default', options: { new: { perDay: 20 } } }],
    add: async () => ({ deckConfigId }),
    update: async () => null,
    assign: async () => null,
    ...fakeDeckOptions,
  },
  notes: {
    get: async (input) => ({ noteId: input.noteId, notetypeId, fields: ['Paris', 'France'], tags: [] }),
    add: async () => ({ noteId, cardIds }),
    update: async () => ({ cardIds }),
    remove: async ({ noteIds }) => ({ noteCount: noteIds.length, cardCount: noteIds.length }),
  },
  notetypes: {
    list: async () => [{ notetypeId, name: 'Basic', kind: 'standard' }],
    get: async (input) => ({ notetypeId: input.notetypeId, notetype: { name: 'Basic' } }),
    add: async () => ({ notetypeId, name: 'Basic+' }),
  },
  scheduler: fakeScheduler,
};
