import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';

export const usualBrowserPreferences: BrowserPreferences = {
  mode: 'cards',
  cards: { columns: ['noteFld', 'template', 'cardDue', 'deck'], sortColumn: 'noteFld', descending: false },
  notes: { columns: ['noteFld', 'note', 'template', 'noteTags'], sortColumn: 'noteFld', descending: false },
  savedSearches: [],
  flagNames: ['', '', '', '', '', '', ''],
  collapsedSections: [],
  defaultSearch: '',
  ignoreAccents: false,
  addToCurrentDeck: true,
  pasteImagesAsPng: false,
  pasteStripsFormatting: false,
  previewBothSides: false,
  drawsMath: true,
  shrinksImages: true,
  closesTags: true,
};

/** Answers about searches, tags and the browser: nothing is found. */
export const browsing: Pick<Client<Contract>, 'browserPreferences' | 'search' | 'tags'> = {
  browserPreferences: {
    get: async () => usualBrowserPreferences,
    set: async (patch) => ({ ...usualBrowserPreferences, ...patch }) as BrowserPreferences,
  },
  search: {
    cards: async () => [],
    notes: async () => [],
    rows: async ({ ids }) => ids.map((id) => ({ kind: 'gone', id })),
    notesOfCards: async () => [],
    cardsOfNotes: async () => [],
  },
  tags: {
    list: async () => [],
    tree: async () => [],
    rename: async () => ({ noteCount: 1 }),
    reparent: async () => ({ noteCount: 1 }),
    remove: async () => ({ noteCount: 1 }),
    clearUnused: async () => ({ tagCount: 0 }),
    addToNotes: async ({ noteIds }) => ({ noteCount: noteIds.length }),
    removeFromNotes: async ({ noteIds }) => ({ noteCount: noteIds.length }),
    setCollapsed: async () => null,
  },
};
