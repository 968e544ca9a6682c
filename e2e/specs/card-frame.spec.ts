import type { Page } from '@playwright/test';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { type CardFrameHost, startCardFrameHost } from '../card-frame/card-frame-host.ts';
import { expect, test } from '../fixtures.ts';

let host: CardFrameHost;
test.beforeAll(async () => {
  host = await startCardFrameHost();
});
test.afterAll(async () => host.stop());

const plain: CardPage = {
  showing: '1',
  side: 'question',
  html: '',
  css: '',
  cardNumber: 1,
  nightMode: false,
  focusTyping: false,
};

async function show(page: Page, wanted: Partial<CardPage>): Promise<void> {
  await page.evaluate((next) => window.cardFrameTest.show(next), { ...plain, ...wanted });
}

test('a card is shown with its styles and its scripts', async ({ page }) => {
  await page.goto(host.address);
  await show(page, {
    html: '<b>flow</b><i></i><script>document.querySelector("i").textContent = document.body.className</script>',
    css: '.card2 b { color: rgb(1, 2, 3) }',
    cardNumber: 2,
  });
  const card = page.frameLocator('.card-frame-front');
  await expect(card.locator('b')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(card.locator('i')).toHaveText('card card2 isLin');
});
