import { join } from 'node:path';
import { OtherDevice } from '../devices-in-step.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

test('an answer turns the button blue, and a sync with Y leaves one at the card, with what came', async ({
  page,
  data,
  ebb,
  server,
  peer,
}) => {
  const [, heron, wren] = await addNotes(ebb, 'Basic', [
    ['swift', 'سمامة'],
    ['heron', 'بلشون'],
    ['wren', 'صعو'],
  ]);
  await ebb.call('sync.setSettings', { autoSync: false });
  await ebb.call('sync.login', { serverUrl: server.url, username: 'me', password: 'secret' });
  await ebb.call('sync.start');
  await ebb.call('sync.resolve', { direction: 'upload' });
  const path = join(data.path, 'anki', 'collection.anki2');
  await peer.call('sync', { url: server.url, user: 'me', pass: 'secret', on_full: 'download' }, path);
  await peer.call('close', {}, path);
  const other = new OtherDevice(peer, server, path);
  await ebb.call('sync.start');

  const window = await new EbbWindow(page).open(ebb);
  await window.expectButton('normal', 'nothing waits');
  const reviewer = await new Reviewer(window).begin();
  await reviewer.expectQuestion('swift');
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await reviewer.expectQuestion('heron');
  await window.expectButton('changes', 'changes to send');

  await other.call('edit-note', { note: heron, fields: { Front: 'grey heron' } });
  await other.call('remove-notes', { notes: [wren] });
  await other.sync();
  await page.keyboard.press('y');
  await window.expectMessage('The sync is complete');
  await reviewer.expectQuestion('grey heron');
  await window.expectButton('normal', 'nothing waits');
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
});
