import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, FrameLocator, Page } from '@playwright/test';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { type CardFrameHost, startCardFrameHost } from '../card-frame/card-frame-host.ts';
import { expect, test } from '../fixtures.ts';

let host: CardFrameHost;
test.beforeAll(async () => {
  host = await startCardFrameHost();
});
test.afterAll(async () => host.stop());

const mathFonts = join(import.meta.dirname, '../../dist/cards/mathjax/output/chtml/fonts/woff-v2');

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

/** The card that is seen. */
function front(page: Page): FrameLocator {
  return page.frameLocator('.card-frame-front');
}

function frame(page: Page): Frame {
  const [shown] = page.frames().filter((candidate) => candidate.parentFrame() !== null);
  if (shown === undefined) throw new Error('no card is shown');
  return shown;
}

function svg(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;
}

test('a card is shown with its styles and its scripts', async ({ page }) => {
  await page.goto(host.address);
  await show(page, {
    html: '<b>flow</b><i></i><script>document.querySelector("i").textContent = document.body.className</script>',
    css: '.card2 b { color: rgb(1, 2, 3) }',
    cardNumber: 2,
  });
  const card = front(page);
  await expect(card.locator('b')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(card.locator('i')).toHaveText('card card2 isLin');
});

test('formulas are set without a network: mhchem, AMS and blackboard letters', async ({ page }) => {
  await page.goto(host.address);
  await show(page, {
    html: 'in line \\(\\ce{2H2 + O2 -> 2H2O}\\), \\(x \\in \\mathbb{R}\\)\\[\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\\]',
  });
  const card = front(page);
  await expect(card.locator('mjx-container')).toHaveCount(3);
  await expect(card.locator('mjx-container[display="true"]')).toHaveCount(1);
  await expect(card.locator('mjx-merror')).toHaveCount(0);
  // The letter itself, in a font that came with the app.
  await expect(card.locator('mjx-c.mjx-c211D')).toHaveCount(1);
  const fonts = await frame(page).evaluate(
    () => [...document.fonts].filter(({ status }) => status === 'loaded').length,
  );
  expect(fonts).toBeGreaterThan(0);
});

test('a card may change how formulas are set', async ({ page }) => {
  await page.goto(host.address);
  await show(page, {
    html: '<script>MathJax.config.tex.macros = { R: "{\\\\mathbb{R}}" }; MathJax.startup.getComponents()</script>\\(\\R\\)',
  });
  await expect(front(page).locator('mjx-c.mjx-c211D')).toHaveCount(1);
});

test('scripts of a card find jQuery, on both sides, and only they load it', async ({ page }) => {
  await page.goto(host.address);
  await show(page, { showing: '1', html: '<p>plain $(x) jQuery</p>' });
  await expect(front(page).locator('p')).toBeVisible();
  expect(await frame(page).evaluate(() => 'jQuery' in window)).toBe(false);
  const html = '<p>a</p><script>$("p").text(jQuery.fn.jquery.split(".")[0])</script>';
  await show(page, { showing: '2', html });
  await expect(front(page).locator('p')).toHaveText('3');
  const answer = "<p>b</p><button onclick=\"$('p').addClass('pressed')\">x</button>";
  await show(page, { showing: '2', side: 'answer', html: answer });
  await front(page).getByRole('button').click();
  await expect(front(page).locator('p.pressed')).toHaveText('b');
});

test('question and answer share what their scripts have made; the next card finds nothing of it', async ({ page }) => {
  await page.goto(host.address);
  const read =
    '<b></b><script>document.querySelector("b").textContent = [window.kept, sessionStorage.kept].join()</script>';
  await show(page, { html: '<script>window.kept = "a"; sessionStorage.kept = "b"</script>question' });
  await expect(front(page).getByText('question')).toBeVisible();
  await show(page, { side: 'answer', html: read });
  await expect(front(page).locator('b')).toHaveText('a,b');
  await show(page, { showing: '2', html: read });
  await expect(front(page).locator('b')).toHaveText(',');
});

test('the answer is scrolled to, and typing reaches the app', async ({ page }) => {
  await page.goto(host.address);
  await show(page, { html: '<input id="typeans">', focusTyping: true });
  await expect(front(page).locator('#typeans')).toBeFocused();
  await page.keyboard.type('ebb 1');
  await page.keyboard.press('Enter');
  const typed = () => page.evaluate(() => window.cardFrameTest.events.findLast(({ kind }) => kind === 'typed'));
  await expect.poll(typed).toEqual({ kind: 'typed', text: 'ebb 1' });
  expect(await page.evaluate(() => window.cardFrameTest.keys)).toEqual(['Enter']);
  await show(page, {
    side: 'answer',
    html: '<p style="height: 3000px">q</p><hr id="answer"><p style="height: 3000px">a</p>',
  });
  await expect(front(page).locator('#answer')).toBeInViewport();
});

test('night mode turns a card dark without loading it anew', async ({ page }) => {
  await page.goto(host.address);
  const html = '<b>dark</b><script>window.loads = (window.loads ?? 0) + 1</script>';
  await show(page, { html, css: '.card { color: black; background-color: white }' });
  await expect(front(page).locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await show(page, { html, css: '.card { color: black; background-color: white }', nightMode: true });
  await expect(front(page).locator('body')).toHaveCSS('background-color', 'rgb(44, 44, 44)');
  await expect(front(page).locator('body')).toHaveClass('card card1 isLin nightMode night_mode');
  expect(await frame(page).evaluate(() => (window as { loads?: number }).loads)).toBe(1);
});

test('an Arabic card runs from right to left, with a font from the media folder', async ({ page }) => {
  await host.addMedia('_خط.woff', await readFile(join(mathFonts, 'MathJax_Main-Regular.woff')));
  await page.goto(host.address);
  await show(page, {
    html: '<p>مرحبا بالعالم</p><p id="latin">ebb</p>',
    css: '@font-face { font-family: own; src: url("_خط.woff") } .card { direction: rtl; font-family: own }',
  });
  const paragraph = front(page).locator('p').first();
  await expect(paragraph).toHaveCSS('direction', 'rtl');
  const loaded = () => frame(page).evaluate(() => [...document.fonts].map(({ family, status }) => [family, status]));
  await expect.poll(loaded).toEqual([['own', 'loaded']]);
});

test('a link asks the app, a link within the card just works', async ({ page }) => {
  await page.goto(host.address);
  await show(page, {
    html: '<a href="https://example.org/a?b">out</a> <a href="#there">in</a><p id="there" style="margin-top: 3000px">there</p>',
  });
  await front(page).getByText('out').click();
  const links = () => page.evaluate(() => window.cardFrameTest.events.filter(({ kind }) => kind === 'link'));
  await expect.poll(links).toEqual([{ kind: 'link', href: 'https://example.org/a?b' }]);
  await front(page).getByText('in', { exact: true }).click();
  await expect(front(page).locator('#there')).toBeInViewport();
  expect(await links()).toHaveLength(1);
});

test.describe('a card with faults', () => {
  test.use({
    expectedFaults: [
      /^uncaught: |console: Failed to load resource: the server responded with a status of 404|console: Refused to (apply style|execute script) from .*(late\.css|\.js)/,
    ],
  });

  test('images are shown from the folder, shrunk to the window, and one that is missing is explained in its place', async ({
    page,
  }) => {
    await host.addMedia('a b#1.svg', svg(4000, 3000));
    await page.goto(host.address);
    await show(page, { html: '<img id="there" src="a b%231.svg"><img id="gone" src="gone.png"><img src="gone.png">' });
    const image = front(page).locator('#there');
    await expect(image).toHaveJSProperty('naturalWidth', 4000);
    expect((await image.boundingBox())?.width).toBeLessThan(1100);
    const missing = () => page.evaluate(() => window.cardFrameTest.events.filter(({ kind }) => kind === 'missing'));
    await expect.poll(missing).toEqual([
      { kind: 'missing', place: 0, fileName: 'gone.png' },
      { kind: 'missing', place: 1, fileName: 'gone.png' },
    ]);
    await page.evaluate(() => window.cardFrameTest.handle()?.explainMissing(0, 'gone.png is not there', 'Check media'));
    await front(page).getByRole('button', { name: 'Check media' }).click();
    const acted = () => page.evaluate(() => window.cardFrameTest.events.filter(({ kind }) => kind === 'missingAction'));
    await expect.poll(acted).toEqual([{ kind: 'missingAction', fileName: 'gone.png' }]);
  });

  test('a file that comes while the card is shown takes the place of the words about it', async ({ page }) => {
    await page.goto(host.address);
    await show(page, { html: '<img src="late.svg"><img src="never.png"><link rel="stylesheet" href="late.css">' });
    const missing = () =>
      page.evaluate(() => window.cardFrameTest.events.filter(({ kind }) => kind === 'missing').length);
    await expect.poll(missing).toBe(3);
    const say = (words: string) =>
      page.evaluate((said) => {
        for (const { kind, ...event } of window.cardFrameTest.events) {
          if (kind !== 'missing' || !('place' in event)) continue;
          window.cardFrameTest.handle()?.explainMissing(event.place, `${event.fileName} ${said}`, null);
        }
      }, words);
    const notes = front(page).locator('.ebb-missing');
    await say('is not there');
    await say('is on its way');
    await expect(notes).toHaveText(['late.svg is on its way', 'never.png is on its way', 'late.css is on its way']);
    await host.addMedia('late.svg', svg(300, 200));
    await host.addMedia('late.css', 'img { border: 3px solid rgb(0, 128, 0) }');
    const arrived = (names: readonly string[] | null) =>
      page.evaluate((fileNames) => window.cardFrameTest.handle()?.mediaArrived(fileNames), names);
    await arrived(['other.png']);
    await arrived(['late.svg']);
    await expect(notes).toHaveText(['never.png is on its way', 'late.css is on its way']);
    await expect(front(page).locator('img').first()).toHaveJSProperty('naturalWidth', 300);
    await arrived(null);
    await expect(notes).toHaveText(['never.png is on its way']);
    await expect(front(page).locator('img').first()).toHaveCSS('border-top-width', '3px');
    // What has come is not called missing any more, whatever is said of it later.
    await say('is not there');
    await expect(notes).toHaveText(['never.png is not there']);
  });

  test('a question is drawn anew when the last of its scripts has come, once; an answer and what is in use never are', async ({
    page,
  }) => {
    await page.goto(host.address);
    const arrived = (names: readonly string[]) =>
      page.evaluate((fileNames) => window.cardFrameTest.handle()?.mediaArrived(fileNames), names);
    const missed = (fileName: string) =>
      page.evaluate(
        (name) => window.cardFrameTest.events.some((event) => event.kind === 'missing' && event.fileName === name),
        fileName,
      );
    const word = front(page).locator('b');
    /** Which document it is in: what is asked for later is shown in the one that is there by then. */
    const inDocument = (name: string) =>
      `<u></u><script>document.querySelector("u").textContent = window.called ??= "${name}"</script>`;
    // Run twice in one document, such a script would fail. And it asks for more as often as it can.
    const script = `const word = window.come ?? 'without';
      document.querySelector('b').append(word);
      setInterval(() => document.head.append(Object.assign(document.createElement('script'), { src: 'more.js' })), 200)`;
    const html = `<script src="come.js"></script><b></b><script>${script}</script>`;
    await show(page, { html: `${html}${inDocument('first')}` });
    await expect(word).toHaveText('without');
    await expect.poll(() => missed('come.js')).toBe(true);
    await expect.poll(() => missed('more.js')).toBe(true);
    await host.addMedia('come.js', 'window.come = "with"');
    await host.addMedia('more.js', '');
    await arrived(['come.js', 'more.js', 'other.js']);
    await expect(word).toHaveText('with');
    await show(page, { html: `<script src="third.js"></script>${inDocument('third')}` });
    await expect.poll(() => missed('third.js')).toBe(true);
    await host.addMedia('third.js', '');
    await arrived(['third.js']);
    await show(page, { html: inDocument('fourth') });
    await expect(front(page).locator('u')).toHaveText('first');
    await page.getByRole('button', { name: 'Good' }).click();

    await show(page, { showing: '2', html: inDocument('question') });
    await expect(front(page).locator('u')).toHaveText('question');
    await show(page, { showing: '2', side: 'answer', html: `<script src="answer.js"></script><p>shown</p>` });
    await expect.poll(() => missed('answer.js')).toBe(true);
    await host.addMedia('answer.js', '');
    await arrived(['answer.js']);
    await show(page, { showing: '2', side: 'answer', html: inDocument('answer') });
    await expect(front(page).locator('u')).toHaveText('question');
    await page.getByRole('button', { name: 'Good' }).click();

    await show(page, { showing: '3', html: `<script src="used.js"></script>${inDocument('in use')}` });
    await expect(front(page).locator('u')).toHaveText('in use');
    await expect.poll(() => missed('used.js')).toBe(true);
    await front(page).locator('u').click();
    await expect(page.locator('iframe.card-frame-front')).toBeFocused();
    await host.addMedia('used.js', '');
    await arrived(['used.js']);
    await show(page, { showing: '3', html: inDocument('later') });
    await expect(front(page).locator('u')).toHaveText('in use');
  });

  test('is shown all the same, and the app hears of them', async ({ page }) => {
    await page.goto(host.address);
    await show(page, {
      html: '<p>shown</p><script>\n\nnonsense()</script><script>document.querySelector("p").id = "ran"</script>',
    });
    await expect(front(page).locator('#ran')).toHaveText('shown');
    const faults = () => page.evaluate(() => window.cardFrameTest.events.filter(({ kind }) => kind === 'fault'));
    const fault = { message: 'Uncaught ReferenceError: nonsense is not defined', line: 3, fileName: null };
    await expect.poll(faults).toEqual([{ kind: 'fault', fault }]);
  });
});

test('no card is ever seen half-made: the one before stays until the next is drawn', async ({ page }) => {
  await host.addMedia('slow.svg', svg(300, 200));
  await page.goto(host.address);
  await show(page, { html: '<p>0</p>', css: '.card { background: rgb(0, 128, 0) }' });
  await expect(front(page).getByText('0')).toBeVisible();
  await page.evaluate(() => {
    const seen: boolean[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      seen.push(document.querySelectorAll('.card-frame-front').length === 1);
      requestAnimationFrame(look);
    };
    look();
  });
  for (let i = 1; i <= 6; i += 1) {
    const css = '.card { background: rgb(0, 128, 0) }';
    await show(page, { showing: `flash ${i}`, html: `<p>${i}</p><img src="slow.svg">`, css });
    await expect(front(page).locator('p')).toHaveText(String(i));
    await expect(front(page).locator('img')).toHaveJSProperty('complete', true);
  }
  const seen = await page.evaluate(() => (window as unknown as { readonly seen: readonly boolean[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.every(Boolean)).toBe(true);
  expect(await page.locator('iframe').count()).toBe(2);
});

test('an image occlusion card has its masks drawn', async ({ page }) => {
  await host.addMedia('map.svg', svg(200, 100));
  await page.goto(host.address);
  const shape = 'data-shape="rect" data-left=".5" data-top="0" data-width=".5" data-height="1"';
  await show(page, {
    html: `<div class="cloze" data-ordinal="1" ${shape}></div><div id="image-occlusion-container"><img src="map.svg"><canvas id="image-occlusion-canvas"></canvas></div><script>anki.imageOcclusion.setup()</script>`,
  });
  const colours = (): Promise<readonly string[]> =>
    frame(page).evaluate(() => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return [];
      return [0.25, 0.75].map((part) =>
        [...context.getImageData(canvas.width * part, canvas.height / 2, 1, 1).data].join(),
      );
    });
  await expect.poll(colours).toEqual(['0,0,0,0', '255,142,142,255']);
});

test('the custom scheduling script changes states, and neither faults nor loops keep anybody waiting', async ({
  page,
}) => {
  await page.goto(host.address);
  const states = { good: { normal: { review: { scheduledDays: 3 } } } };
  const run = (script: string) =>
    page.evaluate(
      (given) =>
        window.cardFrameTest.runStates({ ...given, customData: { good: {} }, context: { deckName: 'D', seed: 7 } }),
      { script, states },
    );
  const script = `if (document.getElementById('deck')) return; states.good.normal.review.scheduledDays += Number(ctx.seed % 100n); customData.good.v = ctx.deckName`;
  expect(await run(script)).toEqual({
    kind: 'done',
    states: { good: { normal: { review: { scheduledDays: 10 } } } },
    customData: { good: { v: 'D' } },
  });
  expect(await run('states.good.filtered.x = 1')).toMatchObject({
    kind: 'fault',
    message: expect.stringMatching(/^TypeError: /),
  });
  expect(await run('states.good. = 1')).toMatchObject({
    kind: 'fault',
    message: expect.stringMatching(/^SyntaxError: /),
  });
  expect(await run('for (;;);')).toEqual({ kind: 'endless' });
  expect(await run('await new Promise(() => 0)')).toEqual({ kind: 'endless' });
  expect(await run('customData.good.v = 1')).toMatchObject({ kind: 'done', customData: { good: { v: 1 } } });
});
