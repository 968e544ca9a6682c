import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import type { TextImportLog, TextInfo } from '#shared/contract/text.ts';

export const textInfo: TextInfo = {
  fileBytes: 4096,
  options: {
    separator: 'comma',
    html: false,
    notetype: { kind: 'one', notetypeId: 11 as NotetypeId, fieldColumns: [1, 2] },
    deck: { kind: 'one', deckId: 2 as DeckId },
    tagsColumn: 3,
    guidColumn: 0,
    allTags: [],
    updatedTags: [],
    existing: 'update',
    matchScope: 'notetype',
  },
  separatorIsGiven: false,
  htmlIsGiven: false,
  columnLabels: ['', '', ''],
  preview: [
    ['Cairo', 'القاهرة', 'africa'],
    ['Paris', 'باريس', ''],
  ],
};

export const emptyLog: TextImportLog = {
  found: 0,
  new: { count: 0, noteIds: [], texts: [] },
  updated: { count: 0, noteIds: [], texts: [] },
  duplicate: { count: 0, noteIds: [], texts: [] },
  firstFieldMatch: { count: 0, noteIds: [], texts: [] },
  conflicting: { count: 0, noteIds: [], texts: [] },
  emptyFirstField: { count: 0, noteIds: [], texts: [] },
  missingNotetype: { count: 0, noteIds: [], texts: [] },
  missingDeck: { count: 0, noteIds: [], texts: [] },
  leftOver: { columns: 0, rows: 0 },
};

/** A list of cities, of which none is here yet. */
export const textFiles: Client<Contract>['text'] = {
  inspect: async () => textInfo,
  import: async () => emptyLog,
  export: async () => ({ count: 12, bytes: 1200 }),
};
