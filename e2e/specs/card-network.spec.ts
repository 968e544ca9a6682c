import type { Page } from '@playwright/test';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { startCardFrameHost } from '../card-frame/card-frame-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { Preferences } from '../pages/preferences.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

/* What cards may load from elsewhere: nothing, unless the user has opened the network for the profile. */

// The browser tells of requests that its policy kept from leaving, too.
test.use({ expectedFaults: [/^(?:console: |request to https?:\/\/pictures\.example[:/])/] });

const elsewhere = 'https://pictures.example';

/** Everything that leaves for another place than this machine; answered in its stead. */
async function watchWayOut(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/u, async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' }, body: 'there' });
  });
  return asked;
}

/** Ways that only the open network has, and ways that it doesn't have either. */
const ways = `<p></p><img src="${elsewhere}/img"><audio src="${elsewhere}/audio" preload="auto"></audio>
<script src="${elsewhere}/script"></script><link rel="stylesheet" href="${elsewhere}/sheet">
<iframe src="${elsewhere}/frame"></iframe><img src="http://pictures.example/plain"><img src="${elsewhere}:8443/port">
<style>@font-face { font-family: f; src: url(${elsewhere}/font) } p { font-family: f }</style>
<script>
  fetch('${elsewhere}/fetch').then((response) => response.text()).then((text) => { document.querySelector('p').textContent = text },
    () => { document.querySelector('p').textContent = 'refused' });
  for (const url of ['wss://pictures.example/socket', 'ws://pictures.example/socket']) try { new WebSocket(url) } catch {}
  navigator.sendBeacon('http://pictures.example/beacon', 'x');
</script>`;

async function showWays(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const card: CardPage = {
    showing: '1',
    side: 'question',
    html: ways,
    css: '',
    cardNumber: 1,
    nightMode: false,
    focusTyping: false,
  };
  await page.evaluate((next) => window.cardFrameTest.show(next), card);
}

test('closed, as it is at first, nothing is asked for', async ({ page }) => {
  const host = await startCardFrameHost();
  const asked = await watchWayOut(page);
  await showWays(page, host.address);
  await expect(page.frameLocator('.card-frame-front').locator('p')).toHaveText('refused');
  expect(asked).toEqual([]);
  await host.stop();
});

test('open, pictures, sounds, fonts and data come over HTTPS, but no scripts, styles, frames or sockets', async ({
  page,
}) => {
  const host = await startCardFrameHost({ networkOpen: true });
  const asked = await watchWayOut(page);
  await showWays(page, host.address);
  await expect(page.frameLocator('.card-frame-front').locator('p')).toHaveText('there');
  const opened = ['audio', 'fetch', 'font', 'img'].map((name) => `${elsewhere}/${name}`);
  await expect.poll(() => [...new Set(asked)].toSorted()).toEqual(opened);
  await host.stop();
});

test('the switch in Preferences opens it and closes it for the card that is studied, and never to Ebb itself', async ({
  page,
  ebb,
}) => {
  const asked = await watchWayOut(page);
  const script = `const told = [];
    for (const url of ['${elsewhere}/fetch', '${ebb.address}rpc/app.info', '${ebb.address.replace('http:', 'https:')}rpc/app.info', '${ebb.address}'])
      try { await fetch(url, { mode: 'no-cors' }); told.push('reached') } catch { told.push('refused') }
    document.querySelector('p').textContent = told.join();`;
  await addNotes(ebb, 'Basic', [[`<p></p><script type="module">${script}</script>`, 'yes']]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  const told = reviewer.card.locator('p');
  await expect(told).toHaveText('refused,refused,refused,refused');
  expect(asked).toEqual([]);
  const { root } = await new Preferences(window).open('Review');
  const network = root.getByRole('checkbox', { name: 'Cards of this profile may use the internet' });
  await expect(network).not.toBeChecked();
  await root.getByText('Cards of this profile may use the internet').click();
  await expect(told).toHaveText('reached,refused,refused,refused');
  expect(asked).toEqual([`${elsewhere}/fetch`]);
  await root.getByText('Cards of this profile may use the internet').click();
  await expect(told).toHaveText('refused,refused,refused,refused');
});
