import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import { allChanged } from '#shared/domain/op-changes.ts';
import { usualBrowserPreferences } from './fake-browsing.ts';
import { fakeClient, type FakeClient } from './fake-client.ts';

const CARDS = [11, 12, 13] as CardId[];
const NOTES = [21, 22] as NoteId[];
const noteOf = (cardId: CardId): NoteId => (cardId < 13 ? 21 : 22) as NoteId;

/** Every search finds the notes 21 (cards 11 and 12) and 22 (card 13); preferences that are stored come back. */
export function clientWithFinds(
  stored: Partial<BrowserPreferences> = {},
  others: Parameters<typeof fakeClient>[0] = {},
): FakeClient {
  let preferences: BrowserPreferences = { ...usualBrowserPreferences, ...stored };
  const client = fakeClient({
    browserPreferences: {
      get: async () => preferences,
      set: async (patch) => {
        preferences = { ...preferences, ...patch } as BrowserPreferences;
        client.emit('changes', allChanged('changeBrowserPreferences'));
        return preferences;
      },
    },
    search: {
      cards: async ({ query }) => (/^[cn]id:\d+ /u.test(query) ? [] : CARDS),
      notes: async () => NOTES,
      notesOfCards: async ({ cardIds }) => [...new Set(cardIds.map(noteOf))],
      cardsOfNotes: async ({ noteIds }) => CARDS.filter((cardId) => noteIds.includes(noteOf(cardId))),
      rows: async ({ ids, columns }) =>
        ids.map((id) => ({
          kind: 'row',
          id,
          noteId: id > 20 ? (id as NoteId) : noteOf(id as CardId),
          cardId: id as CardId,
          cells: columns.map((column) => ({ kind: 'text' as const, text: `${column} ${String(id)}` })),
          color: 'none',
          rtl: false,
          fontFamily: '',
          fontSizePx: 0,
        })),
    },
    ...others,
  });
  return client;
}
