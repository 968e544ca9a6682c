// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { OverwrittenItem, OverwrittenVersion, SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import { type FakeClient, fakeClient } from '#renderer/testing/fake-client.ts';
import { historyEntry, nothingMoved } from '#renderer/testing/fake-sync-history.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

type NoteVersion = Extract<OverwrittenVersion, { kind: 'note' }>;

const noteId = 5 as NoteId;
const noteVersion: NoteVersion = {
  kind: 'note',
  versionId: 1,
  side: 'ours',
  by: 'edit',
  noteId,
  notetype: 'Basic',
  fieldNames: ['Front', 'Back'],
  kept: { fields: ['<img src=x onerror=alert(1)>kept', 'same'], tags: ['a'], modifiedSecs: 1 },
  now: { fields: ['now', 'same'], tags: ['a'], modifiedSecs: 2 },
  putBack: 'change',
};
type Ids = { readonly notes: number[]; readonly cards: number[] };

function idsOf({ notes, cards }: Ids = { notes: [], cards: [] }) {
  return { notes: notes as NoteId[], cards: cards as CardId[] };
}
const lostOne = { note: 1, card: 0, deck: 0, deckConfig: 0, notetype: 0 };

function item(versionId: number): OverwrittenItem {
  return { versionId, kind: 'card', itemId: versionId, side: 'ours', by: 'edit', title: `Card ${versionId}` };
}

interface Profile {
  readonly entries: readonly SyncHistoryEntry[];
  readonly items?: readonly OverwrittenItem[];
  readonly version?: OverwrittenVersion;
  readonly ids?: Readonly<Record<'came' | 'went', Ids>>;
}

/** A host with these syncs, which it gives out by the page as the engine does. */
function clientWith({ entries, items = [], version = noteVersion, ids }: Profile): FakeClient {
  const newestFirst = [...entries].sort((a, b) => b.entryId - a.entryId);
  return fakeClient({
    undo: { status: async () => ({ undo: 'putBackNote', redo: null }) },
    syncHistory: {
      list: async ({ before = Number.MAX_SAFE_INTEGER, limit }) => {
        const older = newestFirst.filter(({ entryId }) => entryId < before);
        return { entries: older.slice(0, limit), more: older.length > limit };
      },
      get: async ({ entryId }) => {
        const entry = entries.find((known) => known.entryId === entryId) ?? historyEntry(entryId);
        return { ...entry, cameIds: idsOf(ids?.came), wentIds: idsOf(ids?.went) };
      },
      overwritten: async ({ after = 0, limit }) => {
        const later = items.filter(({ versionId }) => versionId > after);
        return { items: later.slice(0, limit), more: later.length > limit };
      },
      version: async () => version,
      putBack: async () => ({ noteId, added: false }),
    },
  });
}

async function opened(profile: Profile) {
  const window = renderApp(clientWith(profile));
  const { user } = window;
  await user.click(await screen.findByRole('button', { name: 'Tools' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sync history' }));
  await screen.findByRole('heading', { level: 1, name: 'Sync history' });
  return window;
}
const rows = (): HTMLElement[] => screen.queryAllByRole('listitem');

describe('the list of syncs', () => {
  test('says so when there was none', async () => {
    await opened({ entries: [] });
    expect(await screen.findByText('This profile has not synced yet.')).toBeTruthy();
  });

  test('says of each when, how it ended, with whom, how much and how long', async () => {
    const came = { ...nothingMoved, notes: 3, cards: 4 };
    await opened({ entries: [historyEntry(1, { came, overwritten: lostOne })] });
    const row = within(await screen.findByRole('listitem'));
    for (const words of ['Merged', 'me on nas:8080', '1 version overwritten', '7 received', '0 sent', '1.5 sec']) {
      expect(row.getByText(words)).toBeTruthy();
    }
  });

  test('folds neighbours that had nothing to do into one line, until it is pressed', async () => {
    const ends = ['merged', 'noChanges', 'noChanges', 'noChanges', 'failed', 'noChanges'] as const;
    const { user } = await opened({ entries: ends.map((end, index) => historyEntry(index + 1, { end })) });
    await screen.findAllByRole('listitem');
    expect(rows()).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: /3 syncs with nothing to do/ }));
    expect(rows()).toHaveLength(6);
    expect(rows()[2]?.contains(document.activeElement)).toBe(true);
    expect(screen.getAllByText('Nothing to do')).toHaveLength(4);
  });

  test('is reached from the preferences too', async () => {
    const { user } = renderApp(clientWith({ entries: [] }));
    await screen.findByRole('treegrid');
    await user.keyboard('{Control>}p{/Control}');
    await user.click(await screen.findByRole('tab', { name: 'Syncing' }));
    await user.click(await screen.findByRole('button', { name: 'Sync history' }));
    await screen.findByRole('heading', { level: 1, name: 'Sync history' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('shows a thousand by the page, each once, and finds the page again on the way back', async () => {
    const { user } = await opened({ entries: Array.from({ length: 1000 }, (_, index) => historyEntry(index + 1)) });
    expect(await screen.findAllByRole('listitem')).toHaveLength(50);
    const newer = screen.getByRole('button', { name: 'Newer' });
    expect(newer.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await screen.findByText('Newer');
    const first = (): string => rows()[0]?.textContent ?? '';
    const second = first();
    await user.click(within(rows()[0] ?? document.body).getByRole('button'));
    await user.click(await screen.findByRole('button', { name: 'All syncs' }));
    await screen.findByRole('heading', { level: 1, name: 'Sync history' });
    expect(first()).toBe(second);
  });
});

describe('one sync', () => {
  test.each([
    ['failed', 'sync.offline', 'nas:8080 could not be reached.'],
    ['interrupted', null, /^Ebb ended in the middle of this sync/],
    ['cancelled', null, /^Nothing was changed/],
  ] as const)('that was %s says what that means', async (end, errorCode, words) => {
    const { user } = await opened({ entries: [historyEntry(1, { end, errorCode })] });
    await user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('that replaced this device’s collection names the backup and leads to it', async () => {
    const replaced = { notes: 2, cards: 3, reviews: 4 };
    const { user } = await opened({
      entries: [historyEntry(1, { end: 'downloaded', bytes: 5000, backupIds: ['before.ebb'], replaced })],
    });
    await user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    expect(await screen.findByText('before.ebb')).toBeTruthy();
    expect(screen.getByText(/2 notes, 3 cards, 4 reviews/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show backups' }));
    expect(await screen.findByRole('dialog', { name: 'Backups' })).toBeTruthy();
  });

  test('shows five thousand overwritten cards by the page', async () => {
    const overwritten = { ...lostOne, note: 0, card: 5000 };
    const { user, client } = await opened({
      entries: [historyEntry(1, { overwritten, versionsKept: true })],
      items: Array.from({ length: 5000 }, (_, index) => item(index + 1)),
    });
    await user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    expect(await screen.findByText('Card 100')).toBeTruthy();
    expect(rows()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Card 101')).toBeTruthy();
    expect(inputsOf(client, 'syncHistory.overwritten').at(-1)).toEqual({ entryId: 1, limit: 100, after: 100 });
  });

  test('names the notes and cards that it moved as searches, and says when these are not all', async () => {
    const moved = { came: { ...nothingMoved, notes: 2, cards: 3 }, went: { ...nothingMoved, cards: 1 } };
    const { user } = await opened({
      entries: [historyEntry(1, moved)],
      ids: { came: { notes: [11, 12], cards: [21, 22] }, went: { notes: [], cards: [31] } },
    });
    await user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    const ids = (await screen.findByText('Ids of the notes and cards')).closest('details')?.querySelector('pre');
    expect(ids?.textContent).toBe(
      'Notes received:\nnid:11,12\n\nCards received: (the first 2)\ncid:21,22\n\nCards sent:\ncid:31',
    );
  });

  test('of long ago says that the versions are gone', async () => {
    const { user } = await opened({ entries: [historyEntry(1, { overwritten: lostOne, versionsKept: false })] });
    await user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    expect(await screen.findByText(/kept for 30 days and are gone now/)).toBeTruthy();
  });
});

describe('an overwritten note', () => {
  async function openVersion(version: NoteVersion) {
    const window = await opened({
      entries: [historyEntry(1, { overwritten: lostOne, versionsKept: true })],
      items: [{ ...item(1), kind: 'note' }],
      version,
    });
    await window.user.click(within(await screen.findByRole('listitem')).getByRole('button'));
    await window.user.click(await screen.findByRole('button', { name: /Card 1/ }));
    await screen.findByRole('heading', { level: 1, name: 'Overwritten note' });
    return window;
  }

  test('stands beside the present one, as text, with what differs marked', async () => {
    await openVersion(noteVersion);
    expect(document.querySelector('main img')).toBeNull();
    const marks = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks.join('|')).toContain('<img src');
    expect(screen.getByRole('row', { name: /^Front differs/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Back same same' })).toBeTruthy();
  });

  test('is put back with one press, and the message can take that back', async () => {
    const { user, client } = await openVersion(noteVersion);
    await user.click(screen.getByRole('button', { name: 'Put this version back' }));
    expect(await screen.findByText('The version was put back')).toBeTruthy();
    expect(inputsOf(client, 'syncHistory.putBack')).toEqual([{ versionId: 1 }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(inputsOf(client, 'undo.undo')).toHaveLength(1);
  });

  test.each([
    ['same', 'The note has exactly this text and these tags now.'],
    ['notetypeGone', /its note type no longer exists/],
    ['fieldsChanged', /its note type has other fields now/],
  ] as const)('that can’t or needn’t be put back (%s) says why, and can be copied still', async (putBack, words) => {
    await openVersion({ ...noteVersion, putBack });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Put this version back' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByRole('button', { name: 'Copy the text' }).hasAttribute('disabled')).toBe(false);
  });
});
