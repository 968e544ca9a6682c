import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { CardId, DeckConfigId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
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
    emptyReport: async () => [],
    removeEmpty: async ({ cardIds: ids }) => ({ cardCount: ids.length, noteCount: 0 }),
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
    defaults: async () => ({ notetypeId, deckId: 1 as DeckId }),
    deckForNotetype: async () => ({ deckId: null }),
    fieldsCheck: async () => ({ state: 'normal' }),
    checkDuplicate: async () => ({ noteIds: [] }),
    findDuplicates: async () => [],
    findReplace: async ({ noteIds }) => ({ noteCount: noteIds.length, changedCount: 0 }),
  },
  notetypes: {
    list: async () => [
      {
        notetypeId,
        name: 'Basic',
        kind: 'standard',
        noteCount: 2,
        fieldNames: ['Front', 'Back'],
        templateNames: ['Card 1'],
      },
    ],
    get: async (input) => ({ notetypeId: input.notetypeId, notetype: { name: 'Basic' } }),
    add: async () => ({ notetypeId, name: 'Basic+' }),
    clone: async ({ name }) => ({ notetypeId, name }),
    preview: async () => ({
      changesSchema: false,
      noteCount: 2,
      fieldsLost: [],
      cardsLost: [],
      cardsAdded: 0,
      faults: [],
    }),
    update: async (input) => ({ name: input.notetype.name, cardsAdded: 0, cardsRemoved: 0 }),
    remove: async () => ({ noteCount: 2, cardCount: 2 }),
    restoreStock: async () => ({ cardsAdded: 0, cardsRemoved: 0 }),
    stockOf: async () => ({ notetype: { name: 'Basic' } }),
    changePreview: async () => ({ fieldMap: [0, 1], templateMap: [0], fieldsLost: [], cardsLost: [] }),
    changeNotes: async ({ noteIds }) => ({ noteCount: noteIds.length, cardsAdded: 0, cardsRemoved: 0 }),
    duplicates: async () => [],
    mergePreview: async () => ({ noteCount: 2, changesSchema: true, fieldsLost: [], cardsLost: [] }),
    merge: async () => ({ noteCount: 2, cardsAdded: 0, cardsRemoved: 0 }),
  },
  scheduler: fakeScheduler,
};
