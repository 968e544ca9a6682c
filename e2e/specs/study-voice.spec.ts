import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { NoteEditor } from '../pages/note-editor.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

/* The app's own sounds beside a card: a recording of one's own voice, and texts that the platform speaks. */

/** With a microphone that beeps, and nobody who has to allow it. */
const test = base.extend<object, { launchOptions: { args?: string[] } }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...fake] });
    },
    { scope: 'worker' },
  ],
});

declare global {
  interface Window {
    /** Bytes of recordings that were given to a player, and how many were heard to their end. */
    recorded: { sizes: number[]; ended: number };
    spoken: string[];
  }
}

async function watchRecordings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.recorded = { sizes: [], ended: 0 };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (made) => {
      if (made instanceof Blob && made.type.startsWith('audio/')) window.recorded.sizes.push(made.size);
      return make(made);
    };
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function watched(this: HTMLMediaElement) {
      if (this.src.startsWith('blob:')) this.addEventListener('ended', () => (window.recorded.ended += 1));
      return play.call(this);
    };
  });
}

test('one’s own voice is recorded, heard at once and again, and gone with the card', async ({ page, ebb }) => {
  await watchRecordings(page);
  await addNotes(ebb, 'Basic', [
    ['first', '1'],
    ['second', '2'],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await reviewer.expectQuestion('first');
  await page.keyboard.press('Shift+V');
  await window.expectMessage(/Recording/);
  // A moment of sound.
  await page.waitForTimeout(300);
  await page.keyboard.press('Shift+V');
  await expect.poll(() => page.evaluate(() => globalThis.window.recorded)).toMatchObject({ ended: 1 });
  await page.keyboard.press('v');
  await expect.poll(() => page.evaluate(() => globalThis.window.recorded.ended)).toBe(2);
  const { sizes } = await page.evaluate(() => globalThis.window.recorded);
  expect(sizes).toHaveLength(2);
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/1/);
  await page.keyboard.press('4');
  await reviewer.expectQuestion('second');
  await page.keyboard.press('v');
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/2/);
  expect((await page.evaluate(() => globalThis.window.recorded.sizes)).length).toBe(2);
});

test('a sound is recorded into the field that is written in', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await page.keyboard.type('bell ');
  await page.keyboard.press('F5');
  const tool = editor.tool('Record sound');
  await expect(tool).toHaveAttribute('aria-pressed', 'true');
  // A moment of sound.
  await page.waitForTimeout(300);
  await page.keyboard.press('F5');
  await expect(editor.field('Front')).toContainText(/bell\s\[sound:ebb-rec-\d{14}\.(?:m4a|ogg|webm)\]/u);
  await expect(tool).toHaveAttribute('aria-pressed', 'false');
  await editor.add();
  await expect.poll(() => ebb.call('search.notes', { query: 'front:*ebb-rec*' })).toHaveLength(1);
  const { rows } = (await ebb.call('media.list', {})) as { rows: { sizeBytes: number }[] };
  expect(rows).toHaveLength(1);
  expect(rows[0]?.sizeBytes).toBeGreaterThan(100);
});

/** The Chromium that tests run in has no voices: one that says when it has spoken takes their place. */
async function giveVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((voiceLang) => {
    window.spoken = [];
    const voice = { name: 'Test', lang: voiceLang, default: true, localService: true, voiceURI: 'test' };
    const fake = Object.assign(new EventTarget(), {
      getVoices: () => [voice],
      speak: (words: SpeechSynthesisUtterance) => {
        window.spoken.push(`${words.lang}: ${words.text}`);
        setTimeout(() => words.dispatchEvent(new Event('end')), 20);
      },
      cancel: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    });
    Object.defineProperty(window, 'speechSynthesis', { value: fake });
    // The platform's own takes no other voices than its own.
    window.SpeechSynthesisUtterance = class extends EventTarget {
      text: string;
      lang = '';
      rate = 1;
      voice: unknown;
      constructor(text: string) {
        super();
        this.text = text;
      }
    } as unknown as typeof SpeechSynthesisUtterance;
  }, lang);
}

test('texts are spoken by themselves, each side its own, and again', async ({ page, ebb }) => {
  await giveVoice(page, 'ar-SA');
  const spoken = (): Promise<string[]> => page.evaluate(() => globalThis.window.spoken);
  const speech = (text: string): string => `[anki:tts lang=ar_SA]${text}[/anki:tts]`;
  await addNotes(ebb, 'Basic', [[`question ${speech('سؤال')}`, speech('جواب')]]);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await expect.poll(spoken).toEqual(['ar-SA: سؤال']);
  await page.keyboard.press('Space');
  await expect(reviewer.button('Good')).toBeVisible();
  await expect.poll(spoken).toEqual(['ar-SA: سؤال', 'ar-SA: جواب']);
  await page.keyboard.press('r');
  await expect.poll(spoken).toEqual(['ar-SA: سؤال', 'ar-SA: جواب', 'ar-SA: سؤال', 'ar-SA: جواب']);
});

test('a language without a voice is named', async ({ page, ebb }) => {
  await giveVoice(page, 'en-US');
  await addNotes(ebb, 'Basic', [['[anki:tts lang=ja_JP]犬[/anki:tts] dog', 'x']]);
  await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await expect(page.locator('.card-notice')).toContainText('ja_JP');
  expect(await page.evaluate(() => globalThis.window.spoken)).toEqual([]);
});
