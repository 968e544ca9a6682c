import { setTimeout as sleep } from 'node:timers/promises';
import type { NoteId } from '#shared/contract/ids.ts';
import { type OtherDevice, devicesInStep } from '../devices-in-step.ts';
import type { EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { SyncHistory } from '../pages/sync-history.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

/** Modification times are whole seconds. */
const NEXT_SECOND_MS = 1100;
const LIVE = '<img src=x onerror="document.title=1">';

// A sync that the page begins by itself would come in the way of those that the tests begin on either device.
test.beforeEach(async ({ ebb }) => {
  await ebb.call('sync.setSettings', { autoSync: false });
});

async function firstNote(other: OtherDevice): Promise<NoteId> {
  const { rows } = await other.call<{ rows: [NoteId][] }>('sql', { query: 'select min(id) from notes' });
  const id = rows[0]?.[0];
  if (id === undefined) throw new Error('the collection has no note');
  return id;
}

/** Both change the same note, the other device later: Ebb's version is overwritten. */
async function loseNote(ebb: EbbHost, other: OtherDevice, noteId: NoteId): Promise<void> {
  await ebb.call('notes.update', { noteId, fields: [`written in Ebb ${LIVE}`, 'same'], tags: ['kept'] });
  await sleep(NEXT_SECOND_MS);
  await other.call('edit-note', { note: noteId, fields: ['written elsewhere', 'same'] });
  await other.sync();
  await ebb.call('sync.start');
}

test('before the first sync the history says so', async ({ page, ebb }) => {
  const history = await new SyncHistory(await new EbbWindow(page).open(ebb)).open();
  await expect(history.root).toContainText('This profile has not synced yet.');
});

test('an overwritten note is looked at and put back, and the other device gets it', async ({
  page,
  data,
  ebb,
  server,
  peer,
}) => {
  const other = await devicesInStep({ ebb, data, server, peer });
  const noteId = await firstNote(other);
  await loseNote(ebb, other, noteId);

  const window = await new EbbWindow(page).open(ebb);
  await page.getByRole('button', { name: /Sync history$/ }).click();
  const history = new SyncHistory(window);
  await expect(history.row(/Downloaded/)).toBeVisible();
  await history.row(/Merged.*1 version overwritten/).click();
  await expect(history.heading('Merged')).toBeFocused();
  await expect(history.root.getByRole('row', { name: /^Notes 1 0$/ })).toBeVisible();
  await history.row(/^Note written in Ebb/).click();

  // What is in the note is text here and nothing else.
  await expect(history.version('Front')).toContainText(LIVE);
  expect(await history.root.locator('img').count()).toBe(0);
  await expect(history.version('Front').locator('mark')).toHaveText([/in Ebb/, 'elsewhere']);
  await expect(history.version('Back').locator('mark')).toHaveCount(0);

  await history.putBack.click();
  await window.expectMessage('The version was put back');
  await expect(history.putBack).toBeDisabled();
  expect(await ebb.call('notes.get', { noteId })).toMatchObject({ tags: ['kept'] });

  // Taken back, and put back once more from the keyboard.
  await window.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(history.putBack).toBeEnabled();
  expect(await ebb.call('notes.get', { noteId })).toMatchObject({ fields: ['written elsewhere', 'same'] });
  await history.putBack.focus();
  await page.keyboard.press('Enter');
  await window.expectMessage('The version was put back');

  await ebb.call('sync.start');
  await other.sync();
  const { rows } = await other.call<{ rows: string[][] }>('sql', {
    query: `select flds, tags from notes where id = ${noteId}`,
  });
  expect(rows).toEqual([[`written in Ebb ${LIVE}\u001fsame`, ' kept ']]);
  await other.call('close', {});

  await history.back();
  await history.back();
  await expect(history.heading('Sync history')).toBeFocused();
  await expect(history.row(/Merged/).first()).toContainText('↑ 1');
});

test('a note that was deleted elsewhere is added again', async ({ page, data, ebb, server, peer }) => {
  const other = await devicesInStep({ ebb, data, server, peer });
  const noteId = await firstNote(other);
  await ebb.call('notes.update', { noteId, fields: ['not lost', 'back'] });
  await other.call('remove-notes', { notes: [noteId] });
  await other.sync();
  await ebb.call('sync.start');

  const window = await new EbbWindow(page).open(ebb);
  const history = await new SyncHistory(window).open();
  await history.row(/overwritten/).click();
  await history.row(/^Note not lost.*deleted on another device/).click();
  await expect(history.root).toContainText('It has been deleted.');
  await history.putBack.click();
  await window.expectMessage('The note was added again');
  await ebb.call('sync.start');
  await other.sync();
  const { rows } = await other.call<{ rows: number[][] }>('sql', {
    query:
      "select count(*), count(distinct c.nid) from notes n join cards c on c.nid = n.id where n.flds like 'not lost%'",
  });
  expect(rows).toEqual([[1, 1]]);
  await other.call('close', {});
});

test('a sync that failed is told with its reason, after a crash too', async ({
  page,
  data,
  launch,
  ebb,
  server,
  peer,
}) => {
  await devicesInStep({ ebb, data, server, peer });
  await server.stop();
  await ebb.call('sync.start').catch(() => undefined);
  await ebb.kill();
  const again = await launch();
  const history = await new SyncHistory(await new EbbWindow(page).open(again)).open();
  await history
    .row(/Failed/)
    .first()
    .click();
  await expect(history.root).toContainText('could not be reached');
});

test('the text of an overwritten note can be copied', async ({ page, context, data, ebb, server, peer }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const other = await devicesInStep({ ebb, data, server, peer });
  await loseNote(ebb, other, await firstNote(other));
  const window = await new EbbWindow(page).open(ebb);
  const history = await new SyncHistory(window).open();
  await history.row(/overwritten/).click();
  await history.row(/^Note/).click();
  await history.copy.click();
  await window.expectMessage('The text was copied');
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(
    `written in Ebb ${LIVE}\n\nsame\n\nkept`,
  );
});
