import type { ElementHandle, Frame, Page } from '@playwright/test';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { type CardFrameHost, startCardFrameHost } from '../card-frame/card-frame-host.ts';
import { expect, test } from '../fixtures.ts';

/* The question that is likely to come next is made ready behind the card that is read, and nobody may notice. */

let host: CardFrameHost;
test.beforeAll(async () => {
  host = await startCardFrameHost();
});
test.afterAll(async () => host.stop());

function question(showing: string, html: string, more: Partial<CardPage> = {}): CardPage {
  const look = { css: '', cardNumber: 1, nightMode: false, focusTyping: false };
  return { showing, side: 'question', html, ...look, ...more };
}

async function show(page: Page, now: CardPage, coming?: CardPage): Promise<void> {
  await page.evaluate(([shown, next]) => window.cardFrameTest.show(shown, next), [now, coming] as const);
}

function eventsOf(page: Page, kind: string): Promise<readonly object[]> {
  return page.evaluate((wanted) => window.cardFrameTest.events.filter((event) => event.kind === wanted), kind);
}

const front = '.card-frame-front';
const behind = '.card-frame-hidden';

/** The document behind that holds this text. */
async function frameWith(page: Page, selector: string): Promise<Frame> {
  let found: Frame | undefined;
  await expect
    .poll(async () => {
      const frames = page.frames().filter((frame) => frame.parentFrame() !== null);
      const counts = await Promise.all(frames.map((frame) => frame.locator(selector).count()));
      found = frames[counts.findIndex((count) => count > 0)];
      return found !== undefined;
    })
    .toBe(true);
  if (found === undefined) throw new Error('no such frame');
  return found;
}

async function lookOf(element: ElementHandle): Promise<{ className: string | null; inert: boolean }> {
  return { className: await element.getAttribute('class'), inert: (await element.getAttribute('inert')) !== null };
}

test('a card without scripts stands there, formulas and all, and only comes to the front', async ({ page }) => {
  await page.goto(host.address);
  const next = question('2', '<p>next \\(x^2\\)</p>', { css: 'p { color: rgb(1, 2, 3) }' });
  await show(page, question('1', '<p>now</p>'), next);
  const ahead = await frameWith(page, 'mjx-container');
  await expect(page.locator(front).contentFrame().getByText('now')).toBeVisible();
  const element = await ahead.frameElement();
  expect(await lookOf(element)).toEqual({ className: 'card-frame-hidden', inert: true });
  await expect.poll(() => page.locator('iframe').count()).toBe(3);
  await show(page, next, question('3', 'later'));
  expect(await lookOf(element)).toEqual({ className: 'card-frame-front', inert: false });
  await expect(page.locator(front).contentFrame().locator('p')).toHaveCSS('color', 'rgb(1, 2, 3)');
  expect((await eventsOf(page, 'shown')).at(-1)).toMatchObject({ showing: '2', side: 'question' });
  // Its answer goes into the same document.
  await show(page, { ...next, side: 'answer', html: '<p id="answer">answer</p>' });
  await expect(page.locator(front).contentFrame().locator('#answer')).toHaveText('answer');
});

test('a card with a program begins when it is shown, once, in the document that was made ready', async ({ page }) => {
  await page.goto(host.address);
  await host.addMedia('dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const loads: string[] = [];
  page.on('request', (request) => loads.push(request.url().replace(/^.*\//u, '')));
  const html = '<p>0</p><img src="dot.svg"><script>document.querySelector("p").textContent -= -1</script>';
  await show(page, question('1', '<p>now</p>'), question('2', html));
  await expect.poll(() => loads).toContain('dot.svg');
  await expect.poll(() => page.locator(behind).count()).toBe(2);
  for (const frame of page.frames().filter((one) => one.parentFrame() !== null)) {
    await expect(frame.locator('script:not([src])')).toHaveCount(0);
  }
  await show(page, question('2', html));
  await expect(page.locator(front).contentFrame().locator('p')).toHaveText('1');
});

test('another card than was expected is shown, and what was made ready still serves', async ({ page }) => {
  await page.goto(host.address);
  const next = question('3', '<p class="next">next</p>');
  await show(page, question('1', '<p>now</p>'), next);
  const element = await (await frameWith(page, '.next')).frameElement();
  await show(page, question('2', '<p>other</p>'), next);
  await expect(page.locator(front).contentFrame().getByText('other')).toBeVisible();
  expect(await element.getAttribute('class')).toBe('card-frame-hidden');
  await show(page, next);
  expect(await element.getAttribute('class')).toBe('card-frame-front');
});

test('what changed since it was made ready is not shown', async ({ page }) => {
  await page.goto(host.address);
  await show(page, question('1', '<p>now</p>'), question('2', '<p class="next">old</p>'));
  await frameWith(page, '.next');
  await show(page, question('2', '<p class="next">new</p>', { nightMode: true }));
  const card = page.locator(front).contentFrame();
  await expect(card.locator('.next')).toHaveText('new');
  await expect(card.locator('body')).toHaveClass(/nightMode/);
});

test.describe('a missing file', () => {
  // The browser says so in the console.
  test.use({ expectedFaults: [/404/] });

  test('of a card that was made ready is told of when it is shown', async ({ page }) => {
    await page.goto(host.address);
    const next = question('2', '<p class="next">next</p><img src="gone.png">');
    await show(page, question('1', '<p>now</p>'), next);
    await frameWith(page, '.next');
    await expect.poll(() => page.locator(behind).count()).toBe(2);
    expect(await eventsOf(page, 'missing')).toEqual([]);
    await show(page, next);
    await expect.poll(() => eventsOf(page, 'missing')).toEqual([{ kind: 'missing', place: 0, fileName: 'gone.png' }]);
  });
});

test('what hangs while it is made ready is given up, and the card that is read knows nothing of it', async ({
  page,
}) => {
  // Its formulas never come, so it is still being made ready when its process hangs.
  await page.route(/tex-chtml-full/u, () => undefined);
  await page.goto(host.address);
  const now = question('1', '<p>now</p><script>document.querySelector("p").id = "ran"</script>');
  await show(page, now);
  await expect(page.locator(front).contentFrame().locator('#ran')).toBeVisible();
  await show(page, now, question('2', '\\(x\\)'));
  const ahead = await frameWith(page, 'script[src*="tex-chtml"]');
  const before = await page.locator(front).elementHandle();
  void ahead.evaluate('for (;;);').catch(() => 'its process is gone');
  await expect.poll(() => before?.evaluate((frame) => frame.isConnected), { timeout: 20_000 }).toBe(false);
  await expect(page.locator(front).contentFrame().locator('#ran')).toHaveText('now');
  expect(await eventsOf(page, 'stopped')).toEqual([]);
  await show(page, question('3', '<p>other</p>'));
  await expect(page.locator(front).contentFrame().getByText('other')).toBeVisible();
});

test('a machine that slept blames no card for its silence', async ({ page }) => {
  await page.clock.install();
  await page.goto(host.address);
  await show(page, question('1', '<p>now</p><script>document.querySelector("p").id = "ran"</script>'));
  await expect(page.locator(front).contentFrame().locator('#ran')).toBeVisible();
  await page.clock.fastForward('08:00:00');
  await page.clock.fastForward('00:02');
  await show(page, question('2', '<p>next</p>'));
  await expect(page.locator(front).contentFrame().getByText('next')).toBeVisible();
  expect(await eventsOf(page, 'stopped')).toEqual([]);
});
