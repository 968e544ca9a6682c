import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type FrameLocator, type Page } from '@playwright/test';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { type CardFrameHost, startCardFrameHost } from '../card-frame/card-frame-host.ts';
import { greedyCards, leavingCards, networkCards } from '../card-frame/hostile-cards.ts';
import { type NetworkTrap, startNetworkTrap } from '../card-frame/network-trap.ts';
import { prepareBrowserProfile } from '#loopback/browser-profile.ts';
import { expect, test as base, watchFaults } from '../fixtures.ts';

/*
 * Decks come from anybody. Each test shows cards that try to get out, in a real browser, and finds that they got
 * nothing and that the next card and the answer buttons are as if nothing had been.
 */

/** The browser as Ebb opens it, with a profile of its own. */
const test = base.extend({
  context: async ({ launchOptions }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'ebb-browser-'));
    prepareBrowserProfile(profile);
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions });
    const faults = await watchFaults(context);
    await use(context);
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    // What the browser refuses it says in the console, and cards throw what they like: what gets out is no such line.
    const requests = faults.filter((fault) => !/^(?:console|uncaught):/u.test(fault));
    expect(requests, 'nothing is asked for elsewhere').toEqual([]);
  },
});
// A trace of a failed test asks every frame, and a frame that hangs does not answer.
test.use({ trace: 'off', screenshot: 'off' });

let host: CardFrameHost;
let trap: NetworkTrap;
test.beforeAll(async () => {
  [host, trap] = await Promise.all([startCardFrameHost(), startNetworkTrap()]);
  await host.addMedia('page.html', '<h1>gone</h1><script>parent.postMessage("out", "*")</script>');
  await host.addMedia('drawing.svg', svgThatRuns());
});
test.afterAll(async () => {
  await Promise.all([host.stop(), trap.stop()]);
});

function svgThatRuns(): string {
  const script = `<script>fetch("http://${trap.host}/svg", { mode: "no-cors" })</script>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}<rect width="9" height="9"/></svg>`;
}

let showings = 0;
async function show(page: Page, html: string, more: Partial<CardPage> = {}): Promise<FrameLocator> {
  showings += 1;
  const wanted: CardPage = {
    showing: String(showings),
    side: 'question',
    html,
    css: '',
    cardNumber: 1,
    nightMode: false,
    focusTyping: false,
    ...more,
  };
  await page.evaluate((next) => window.cardFrameTest.show(next), wanted);
  return page.frameLocator('.card-frame-front');
}

/** An honest card comes up, runs its script, and the buttons around it work. */
async function expectUndisturbed(page: Page): Promise<void> {
  const before = await page.evaluate(() => window.cardFrameTest.answers);
  await page.getByRole('button', { name: 'Good' }).click();
  expect(await page.evaluate(() => window.cardFrameTest.answers)).toBe(before + 1);
  const next = await show(
    page,
    '<p id="next"></p><script>document.getElementById("next").textContent = "next"</script>',
  );
  await expect(next.locator('#next')).toHaveText('next');
  expect(page.url()).toBe(host.address);
}

test('nothing reaches the network', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(host.address);
  for (const card of networkCards(trap)) {
    await show(page, `<p>${card.name}</p>${card.html}`);
    // Long enough for packets that browsers send without being asked again.
    await page.waitForTimeout(500);
    expect.soft(trap.caught.splice(0), card.name).toEqual([]);
  }
  await expectUndisturbed(page);
});

test('no card leaves its frame or opens another window', async ({ page, context }) => {
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  page.on('download', (download) => opened.push(`download of ${download.url()}`));
  await page.goto('about:blank');
  await page.goto(host.address);
  for (const card of leavingCards(trap)) {
    await show(page, card.html);
    await page.waitForTimeout(300);
    await expectUndisturbed(page);
    expect([...trap.caught, ...opened], card.name).toEqual([]);
  }
});

test('no card keeps the answer buttons from working, and each is shown without what it does', async ({ page }) => {
  test.setTimeout(120_000);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(host.address);
  for (const card of greedyCards) {
    await show(page, 'before');
    const answers = await page.evaluate(() => window.cardFrameTest.answers);
    await show(page, card.html);
    for (let i = 1; i <= 3; i += 1) await page.getByRole('button', { name: 'Good' }).click({ timeout: 2000 });
    expect(await page.evaluate(() => window.cardFrameTest.answers), card.name).toBe(answers + 3);
    await expect(page.frameLocator('.card-frame-front').getByText('stays'), card.name).toBeVisible();
    await expectUndisturbed(page);
  }
  expect(dialogs).toEqual([]);
});

test('a card that hangs while the next one is getting ready is not laid to the charge of that one', async ({
  page,
}) => {
  await host.addMedia('late.js', 'document.getElementById("late").textContent = "has come"');
  // Begun already, and waiting for a script of its own, when the other one stops all frames.
  await page.route('**/late.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(host.address);
  const hanging = await show(page, '<p>stays</p><script>setTimeout(() => { for (;;); }, 800)</script>');
  await expect(hanging.getByText('stays')).toBeVisible();
  const next = await show(page, '<p id="late"></p><script src="late.js"></script>');
  await expect(next.locator('#late')).toHaveText('has come', { timeout: 20_000 });
  await expectUndisturbed(page);
});

test('a card reads nothing of the app, calls nothing and sees no other profile', async ({ page, ebb }) => {
  const other = await startCardFrameHost();
  await other.addMedia('secret.json', '{"secret":true}');
  await other.addMedia('secret.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await host.addMedia('own.json', '{"own":true}');
  await page.goto(host.address);
  // Told every secret address, which no card could know.
  const attempts: Readonly<Record<string, string>> = {
    'the page': 'parent.document.title',
    'the window': 'top.cardFrameTest.answers',
    'its address': 'parent.location.href',
    'the frame element': 'String(frameElement.outerHTML)',
    'the opener': 'opener.document.title',
    'the coming card': 'parent.frames[1].document.title + parent.frames[0].document.title',
    'another card’s script': 'parent.frames[1].eval("1") + parent.frames[0].eval("1")',
    cookies: 'document.cookie = "a=b"; document.cookie',
    'a database':
      'await new Promise((done, fail) => { const r = indexedDB.open("x"); r.onsuccess = done; r.onerror = fail })',
    caches: 'await caches.open("x")',
    'a service worker': 'await navigator.serviceWorker.register("own.js")',
    'a shared worker': 'new SharedWorker("own.js").port.start()',
    files: 'await navigator.storage.getDirectory()',
    'the clipboard': 'await navigator.clipboard.readText()',
    'the camera': 'await navigator.mediaDevices.getUserMedia({ video: true, audio: true })',
    'the place': 'await new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))',
    'a file of this machine': 'await (await fetch("file:///etc/hostname")).text()',
    'the page’s files': `await (await fetch(${JSON.stringify(ebb.address)})).text()`,
    'a call': `await (await fetch(${JSON.stringify(`${ebb.address}rpc/app.info`)}, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })).text()`,
    'a call without an answer': `await fetch(${JSON.stringify(`${ebb.address}rpc/decks.create`)}, { mode: "no-cors", method: "POST", body: '{"name":"Hacked"}' })`,
    'the socket': `await new Promise((done, fail) => { const s = new WebSocket(${JSON.stringify(`${ebb.address.replace('http', 'ws')}socket`)}); s.onopen = done; s.onerror = fail })`,
    'another profile’s file': `await (await fetch(${JSON.stringify(`${other.cardsAddress}secret.json`)})).text()`,
    'another profile’s image': `const i = new Image(); i.src = ${JSON.stringify(`${other.cardsAddress}secret.svg`)}; await i.decode(); "seen"`,
    'a file above the folder': 'const r = await fetch("..%2f..%2fcollection.db"); if (!r.ok) throw 1; await r.text()',
    'the frame’s document as a file': 'const r = await fetch("../rpc/app.info"); if (!r.ok) throw 1; await r.text()',
  };
  const html = `<pre></pre><script type="module">
const got = {};
for (const [name, code] of Object.entries(${JSON.stringify(attempts).replaceAll('</', '<\\/')})) {
  const last = code.lastIndexOf(';') + 1;
  const run = new Function('return (async () => {' + code.slice(0, last) + ' return ' + code.slice(last) + '})()');
  try { const value = await Promise.race([run(), new Promise((_, fail) => setTimeout(fail, 1500))]); if (value !== '') got[name] = String(value); } catch {}
}
got.own = await (await fetch('own.json')).text();
document.querySelector('pre').textContent = JSON.stringify(got);
</script>`;
  const card = await show(page, html);
  await expect(card.locator('pre')).not.toBeEmpty({ timeout: 30_000 });
  expect(JSON.parse((await card.locator('pre').textContent()) ?? '')).toEqual({ own: '{"own":true}' });
  await expectUndisturbed(page);
  await other.stop();
});

test('nothing that a card leaves is there for the next one', async ({ page }) => {
  await page.goto(host.address);
  const leaving = `<p>left</p><script>
    window.left = 1; window.name = 'left'; Object.prototype.left = 1; Array.prototype.map = () => 'left';
    localStorage.setItem('left', 1); sessionStorage.left = 1; document.title = 'left';
    setInterval(() => { for (const id of ['a', 'b']) new BroadcastChannel(id).postMessage('left') }, 20);
    setInterval(() => { for (let i = 0; i < parent.frames.length; i += 1) parent.frames[i].postMessage('left', '*') }, 20);
    const { port1 } = new MessageChannel();
    setInterval(() => { for (let i = 0; i < parent.frames.length; i += 1) try { parent.frames[i].postMessage(null, '*', [new MessageChannel().port2]) } catch {} }, 20);
    for (let i = 0; i < parent.frames.length; i += 1) try { if (parent.frames[i] !== window) parent.frames[i].location = location.href } catch {}
  </script>`;
  const finding = `<pre></pre><script>
    const found = [window.left, window.name, {}.left, [1].map(String)[0], localStorage.length, sessionStorage.left, document.title.trim()];
    const heard = [];
    for (const id of ['a', 'b']) new BroadcastChannel(id).onmessage = (event) => heard.push(event.data);
    addEventListener('message', (event) => heard.push(event.data));
    setTimeout(() => { document.querySelector('pre').textContent = JSON.stringify({ found, heard }) }, 300);
  </script>`;
  const first = await show(page, leaving);
  await expect(first.getByText('left')).toBeVisible();
  await page.waitForTimeout(300);
  const second = await show(page, finding);
  await expect(second.locator('pre')).not.toBeEmpty();
  const { found, heard } = JSON.parse((await second.locator('pre').textContent()) ?? '') as Record<string, unknown[]>;
  expect(found).toEqual([null, '', null, '1', 0, null, '\u200b']);
  expect(heard).toEqual([]);
  await expectUndisturbed(page);
});

test('keys are the app’s: a card can neither keep them nor make them up', async ({ page }) => {
  await page.goto(host.address);
  const card = await show(
    page,
    `<p>keys</p><script>
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput']) for (const target of [window, document, document.body])
        target.addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault() }, true);
      Object.defineProperty(KeyboardEvent.prototype, 'key', { get: () => '4' });
      EventTarget.prototype.dispatchEvent.call(window, new Event('x'));
      MessagePort.prototype.postMessage = function (...all) { window.port = this; };
      Object.defineProperty(MessageEvent.prototype, 'data', { get() { window.port = this.target; return null } });
      window.focus();
      setInterval(() => {
        window.focus();
        window.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true }));
        for (const type of ['key', 'showAnswer']) parent.postMessage({ type, key: { key: '1', code: 'Digit1' } }, '*');
        document.querySelector('p').textContent = window.port ? 'has the port' : 'keys';
      }, 50);
    </script>`,
  );
  await expect(card.locator('p')).toHaveText('keys');
  await page.waitForTimeout(500);
  await page.keyboard.press('3');
  await card.locator('p').click();
  await page.keyboard.press('2');
  await expect.poll(() => page.evaluate(() => window.cardFrameTest.keys)).toEqual(['3', '2']);
  await expect(card.locator('p')).toHaveText('keys');
  expect(await page.evaluate(() => window.cardFrameTest.events.map(({ kind }) => kind))).not.toContain('showAnswer');
  await expectUndisturbed(page);
});

test('HTML and SVG among the media run nothing, wherever they are opened', async ({ page }) => {
  await page.goto(host.address);
  const card = await show(
    page,
    '<img src="drawing.svg"><object data="page.html"></object><iframe src="page.html"></iframe>',
  );
  await expect(card.locator('img')).toHaveJSProperty('naturalWidth', 9);
  await page.goto(`${host.cardsAddress}drawing.svg`);
  await page.goto(`${host.cardsAddress}page.html`);
  await expect(page.locator('h1')).toHaveText('gone');
  expect(await page.evaluate(() => document.scripts.length)).toBe(1);
  expect(trap.caught).toEqual([]);
});
