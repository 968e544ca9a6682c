import { join } from 'node:path';
import { expect, makeAnkiCollection, test, uploadFromAnki } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test.describe('a collection of an older scheduler', () => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');

  test('is warned of, backed up, updated from the deck list, and uploaded', async ({
    page,
    data,
    launch,
    server,
    peer,
  }) => {
    const anki = join(data.path, 'anki', 'collection.anki2');
    await makeAnkiCollection(peer, anki, { notes: 80 });
    await uploadFromAnki(peer, server, anki);
    await peer.call('make-old-scheduler', {}, anki);
    await peer.call('close', {}, anki);
    await data.cli('collection.importAnki2', { path: anki });
    const ebb = await launch();
    await ebb.call('sync.login', { serverUrl: server.url, username: 'me', password: 'secret' });
    const refused = await ebb.call('scheduler.next', {}).catch((error: unknown) => String(error));
    expect(refused).toContain('scheduler.tooOld');

    await ebb.call('sync.setSettings', { autoSync: false });
    const window = await new EbbWindow(page).open(ebb);
    const line = page.getByRole('region', { name: 'Update scheduling' });
    await expect(line).toContainText('an older scheduler');
    await line.getByRole('button', { name: 'Update…' }).click();
    const question = window.dialog('Update scheduling');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(question).toContainText('Sync all your other devices first.');
    await page.keyboard.press('Escape');
    expect(await ebb.call('collection.schedulerState')).toEqual({ version: 'first', oldTimeZone: true });

    await line.getByRole('button', { name: 'Update…' }).click();
    await question.getByRole('button', { name: 'Back up and update' }).click();
    const done = window.dialog('The scheduling is up to date');
    await expect(done).toContainText('choose Upload');
    await expect(line).toBeHidden();
    const backups = (await ebb.call('backups.list')) as { reason: string }[];
    expect(backups.map(({ reason }) => reason)).toContain('beforeSchedulerUpdate');
    expect(await ebb.call('scheduler.next', { limit: 1 })).toMatchObject({ cards: expect.any(Array) });

    await done.getByRole('button', { name: 'Sync now' }).click();
    await page.getByRole('button', { name: /^Upload/ }).click();
    await expect(window.dialog('Upload complete')).toBeVisible();
    const other = join(data.path, 'other', 'collection.anki2');
    await peer.call('sync', { url: server.url, user: 'me', pass: 'secret', on_full: 'download' }, other);
    const { config } = await peer.call<{ config: Record<string, unknown> }>('get-config', {}, other);
    expect(config).toMatchObject({ schedVer: 2, sched2021: true });
    await peer.call('close', {}, other);
  });
});
