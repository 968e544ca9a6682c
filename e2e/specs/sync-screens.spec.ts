import { devicesInStep } from '../devices-in-step.ts';
import { expect, test } from '../fixtures.ts';
import { Tour, walks } from '../pages/tour.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startOfficialServer } from '../peer/official-server.ts';
import { startSyncProxy } from '../sync-proxy.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

const longMessage = 'The server moves to another building on Saturday. '.repeat(12);

for (const walk of walks) {
  test(`what a sync shows is accessible and fits: ${walk.name}`, async ({
    page,
    data,
    emptyCollection,
    launch,
    server,
    peer,
  }) => {
    test.slow();
    const proxy = await startSyncProxy(server.port);
    await emptyCollection();
    const ebb = await launch();
    const other = await devicesInStep({ ebb, data, server, peer, url: proxy.url });
    await ebb.call('sync.setSettings', { autoSync: false });
    const tour = new Tour(page, walk);
    await tour.begin(ebb);
    await expect(page.getByRole('treegrid')).toBeVisible();
    const change = async (name: string): Promise<void> => {
      await ebb.call('decks.create', { name });
    };

    await change('One');
    await tour.stop('sync-waiting');
    const release = proxy.hold('sanityCheck2');
    await page.keyboard.press('y');
    await expect(tour.word('sync-stage-finishing')).toBeVisible();
    await tour.stop('sync-progress');
    await tour.close();
    release();

    proxy.rewrite('meta', (meta) => ({ ...meta, msg: `${longMessage}\n\nhttps://example.org/${'x'.repeat(120)}` }));
    await page.keyboard.press('y');
    await expect(tour.word('sync-server-says-title')).toBeVisible();
    await tour.stop('sync-server-message');
    await tour.close();
    await expect(page.getByRole('region').getByRole('status')).not.toBeEmpty();
    await tour.stop('sync-merged');

    await other.changeSchema();
    await page.keyboard.press('y');
    await expect(tour.button('choice-download')).toBeVisible();
    await tour.stop('choice-with-message');
    await tour.close();
    proxy.rewrite('meta', (meta) => meta);

    proxy.answer('meta', { status: 403 });
    await ebb.call('sync.setSettings', { autoSync: true });
    await change('Two');
    await tour.menu('menu-file', 'command-quit');
    await expect(tour.button('closing-stay')).toBeVisible();
    await tour.stop('closing-failed');
    await tour.button('closing-stay').click();
    await expect(tour.dialog).toHaveCount(0);
    proxy.answer('meta', undefined);

    const second = await startOfficialServer({ users: ['somebody-else:secret'] });
    await ebb.call('sync.login', { serverUrl: second.url, username: 'somebody-else', password: 'secret' });
    await expect(tour.word('sync-line-loggedOut')).toHaveCount(0);
    await page.keyboard.press('y');
    await expect(tour.word('account-changed-title')).toBeVisible();
    await tour.stop('other-account');
    await tour.close();
    await second.stop();

    await ebb.call('sync.login', { serverUrl: proxy.url, username: 'me', password: 'secret' });
    const stay = proxy.hold('meta');
    await tour.menu('menu-file', 'command-quit');
    await expect(tour.button('closing-abort')).toBeVisible();
    await tour.stop('closing');
    await tour.button('closing-abort').click();
    await expect(tour.word('quit-done-title')).toBeVisible();
    stay();
    await tour.stop('closed');
    await proxy.stop();
  });
}
