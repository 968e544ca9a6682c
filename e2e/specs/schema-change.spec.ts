import type { Locator } from '@playwright/test';
import { devicesInStep } from '../devices-in-step.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes } from '../pages/reviewer.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

/** The fields of the first note type, in their window. */
async function openFields(window: EbbWindow): Promise<Locator> {
  await window.menu('Tools', /^Manage note types/);
  await window.dialog('Note types').getByRole('button', { name: 'Fields…' }).click();
  const fields = window.dialog(/^Fields of/);
  await expect(fields.getByRole('option').first()).toBeVisible();
  return fields;
}

test('with nothing waiting on either side, sync, change and upload are one step', async ({
  page,
  ebb,
  data,
  server,
  peer,
}) => {
  await devicesInStep({ ebb, data, server, peer });
  const window = await new EbbWindow(page).open(ebb);
  await window.expectButton('normal', 'nothing waits');
  const fields = await openFields(window);
  const before = await fields.getByRole('option').count();
  await fields.getByRole('button', { name: 'Add field' }).click();
  const question = window.dialog('The next sync will go one way');
  await expect(question).toContainText('the server has just said that it has nothing new');
  const all = question.getByRole('button', { name: 'Sync now, change, upload' });
  await expect(all).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(fields.getByRole('option')).toHaveCount(before + 1);
  expect(await ebb.call('collection.schemaState')).toMatchObject({ changed: false });
  await fields.getByRole('button', { name: /^Save/ }).click();
  await expect(fields).toBeHidden();
  await expect(window.dialog('Upload complete')).toBeVisible();
  await expect.poll(() => ebb.call('collection.schemaState')).toMatchObject({ changed: false });
  expect(await ebb.call('sync.status')).toMatchObject({ reason: 'upToDate' });
});

test('with something waiting here, syncing first is offered; Cancel changes nothing', async ({
  page,
  ebb,
  data,
  server,
  peer,
}) => {
  await devicesInStep({ ebb, data, server, peer });
  await addNotes(ebb, 'Basic', [['dog', 'Hund']]);
  await ebb.call('sync.setSettings', { autoSync: false });
  const window = await new EbbWindow(page).open(ebb);
  await window.expectButton('changes', 'changes to send');
  const fields = await openFields(window);
  const before = await fields.getByRole('option').count();
  await fields.getByRole('button', { name: 'Add field' }).click();
  const question = window.dialog('The next sync will go one way');
  await expect(question).toContainText('Something on this device waits to be synced.');
  await expect(question.getByRole('button', { name: 'Sync first' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question.getByRole('button', { name: 'Sync now, change, upload' })).toBeVisible();
  expect(await ebb.call('sync.status')).toMatchObject({ reason: 'upToDate' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(fields.getByRole('option')).toHaveCount(before);

  await server.stop();
  await fields.getByRole('button', { name: 'Add field' }).click();
  await expect(question).toContainText('The server could not be asked');
  await question.getByRole('button', { name: 'Change without syncing' }).click();
  await fields.getByRole('button', { name: /^Save/ }).click();
  await expect(fields).toBeHidden();
  expect(await ebb.call('collection.schemaState')).toMatchObject({ changed: true });
});
