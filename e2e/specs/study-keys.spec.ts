import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer, setOptions } from '../pages/reviewer.ts';

const flags = ['red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'] as const;

test('each flag has its key, which takes it off again', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['a', 'b']]);
  await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  for (const [i, colour] of flags.entries()) {
    await page.keyboard.press(`ControlOrMeta+${i + 1}`);
    await expect(page.getByRole('img', { name: `Flagged ${colour}` })).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+7');
  await expect(page.getByRole('img', { name: /^Flagged/ })).toHaveCount(0);
});

test('notes are suspended, cards reset and answered by every key there is', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [
    ['first', '1'],
    ['second', '2'],
    ['third', '3'],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('!');
  await window.expectMessage('1 card was suspended');
  await reviewer.expectQuestion('second');
  await page.keyboard.press('NumpadEnter');
  await reviewer.expectAnswer(/2/);
  await page.keyboard.press('NumpadEnter');
  await reviewer.expectQuestion('third');
  await page.keyboard.press(' ');
  await reviewer.expectAnswer(/3/);
  await page.keyboard.press('2');
  await reviewer.expectQuestion('second');
  await page.keyboard.press('ControlOrMeta+Alt+N');
  await expect(window.dialog('Reset card')).toBeVisible();
  await page.keyboard.press('Enter');
  await window.expectMessage('1 card is new again');
  expect(await ebb.call('search.cards', { query: 'second is:new' })).toHaveLength(1);
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: /^Suspend note/ })).toContainText('!');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Study now' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(reviewer.show).toBeVisible();
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { name: 'Decks', exact: true })).toBeVisible();
});

interface Before {
  readonly counts: object;
  readonly card: {
    readonly flag: number;
    readonly marked: boolean;
    readonly rendered: { readonly question: string };
  } | null;
}

/** What is before one, as the engine has it. */
async function before(ebb: EbbHost): Promise<string> {
  const { counts, card } = (await ebb.call('reviewer.card', { deckId: 1 })) as Before;
  return JSON.stringify([counts, card?.rendered.question, card?.flag, card?.marked]);
}

test('thirty steps of many kinds are undone and redone, one after the other', async ({ page, ebb }) => {
  test.slow();
  await addNotes(
    ebb,
    'Basic',
    Array.from({ length: 40 }, (_, i) => [`question ${i}`, `answer ${i}`]),
  );
  await setOptions(ebb, { newPerDay: 100 });
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  const states = [await before(ebb)];
  async function moved(press: () => Promise<void>): Promise<void> {
    await press();
    await expect.poll(async () => before(ebb), { intervals: [40] }).not.toBe(states.at(-1));
    states.push(await before(ebb));
    await settled(reviewer, states.at(-1));
  }
  const kinds = ['ControlOrMeta+1', '3', '*', '-', '4', '@', 'ControlOrMeta+5', '=', '2', '!'];
  for (let i = 0; i < 30; i++) {
    const key = kinds[i % kinds.length] ?? '3';
    await moved(async () => {
      if (/^\d$/.test(key)) {
        await page.keyboard.press('Space');
        await expect(reviewer.button('Good')).toBeVisible();
      }
      await page.keyboard.press(key);
    });
  }
  for (let left = states.length - 2; left >= 0; left--) {
    await page.keyboard.press(left % 2 === 0 ? 'u' : 'ControlOrMeta+Z');
    await expect.poll(async () => before(ebb), { message: `undone to ${left}`, intervals: [40] }).toBe(states[left]);
    await settled(reviewer, states[left]);
  }
  for (const [i, state] of states.slice(1).entries()) {
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect.poll(async () => before(ebb), { message: `redone to ${i + 1}`, intervals: [40] }).toBe(state);
    await settled(reviewer, state);
  }
});

/** The window shows what the engine says. */
async function settled(reviewer: Reviewer, state = '[]'): Promise<void> {
  const [, question, flag, marked] = JSON.parse(state) as [object, string, number, boolean];
  await reviewer.expectQuestion(question);
  await expect(reviewer.page.getByRole('img', { name: /^Flagged/ })).toHaveCount(flag === 0 ? 0 : 1);
  await expect(reviewer.page.getByRole('img', { name: 'Marked' })).toHaveCount(marked ? 1 : 0);
}

test('what others do leaves one where one is, unless it is the card itself that goes', async ({ page, ebb }) => {
  const [first] = await addNotes(ebb, 'Basic', [
    ['first', '1'],
    ['second', '2'],
    ['third', '3'],
  ]);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/1/);
  const [third] = (await ebb.call('search.cards', { query: 'third' })) as number[];
  await ebb.call('scheduler.bury', { cardIds: [third] });
  await reviewer.expectLeft([2, 0, 0], 'new');
  await reviewer.expectAnswer(/1/);
  const cardIds = await ebb.call('search.cards', { query: `nid:${first}` });
  await ebb.call('scheduler.suspend', { cardIds });
  await reviewer.expectQuestion('second');
});

test('one studies in Arabic with an Arabic keyboard', async ({ page, ebb }) => {
  await ebb.call('preferences.set', { language: 'ar' });
  await addNotes(ebb, 'Basic', [['ما هذا؟', 'سمامة']]);
  await page.goto(ebb.address);
  await expect(page.getByRole('treegrid')).toBeVisible();
  const press = async (key: string, code: string): Promise<void> => {
    await page.evaluate(
      (given) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true })),
      { key, code },
    );
  };
  await press('س', 'KeyS');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.overview-study button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /إظهار الجواب/ })).toBeVisible();
  await press('ه', 'KeyI');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(' ', 'Space');
  await expect(page.getByRole('button', { name: /جيد/ })).toBeVisible();
  await press('٤', 'Digit4');
  await expect(page.locator('.finished')).toBeVisible();
});

/** Two seconds of silence. */
function wav(): Buffer {
  const rate = 8000;
  const data = Buffer.alloc(rate * 2 * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Notes each start and pause of a sound in the app's own page. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const note = (what: string, { src }: HTMLMediaElement): void => {
      heard.push(`${what} ${decodeURIComponent(src.split('/').at(-1) ?? '')}`);
    };
    const { play, pause } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = async function noted(this: HTMLMediaElement) {
      note('play', this);
      await Reflect.apply(play, this, []);
    };
    HTMLMediaElement.prototype.pause = function noted(this: HTMLMediaElement) {
      note('pause', this);
      Reflect.apply(pause, this, []);
    };
  });
  return async () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

async function withSounds(ebb: EbbHost, profile: string): Promise<void> {
  const folder = join(profile, 'collection.media');
  await mkdir(folder, { recursive: true });
  for (const name of ['front.wav', 'back.wav']) await writeFile(join(folder, name), wav());
  await addNotes(ebb, 'Basic', [['word [sound:front.wav]', 'meaning [sound:back.wav]']]);
}

test('sounds play by themselves, again, and stop when told to', async ({ page, ebb, data }) => {
  const heard = await listen(page);
  await withSounds(ebb, data.profile);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await expect.poll(heard).toEqual(['play front.wav']);
  await page.keyboard.press('5');
  await expect.poll(async () => (await heard()).at(-1)).toBe('pause front.wav');
  await page.keyboard.press('5');
  await expect.poll(async () => (await heard()).at(-1)).toBe('play front.wav');
  const soFar = (await heard()).length;
  await page.keyboard.press('r');
  await expect.poll(async () => (await heard()).slice(soFar)).toEqual(['pause front.wav', 'play front.wav']);
  await page.keyboard.press('F5');
  await expect.poll(async () => (await heard()).length).toBe(soFar + 4);
  await page.keyboard.press('7');
  await page.keyboard.press('6');
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/meaning/);
  await expect.poll(async () => (await heard()).at(-1)).toBe('play back.wav');
});

test('sounds wait to be asked for where the deck’s options say so', async ({ page, ebb, data }) => {
  const heard = await listen(page);
  await withSounds(ebb, data.profile);
  await setOptions(ebb, { disableAutoplay: true });
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await reviewer.expectQuestion(/word/);
  await page.keyboard.press('r');
  await expect.poll(heard).toEqual(['play front.wav']);
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/meaning/);
  await reviewer.card.getByRole('button', { name: 'Play' }).last().click();
  await expect.poll(async () => (await heard()).at(-1)).toBe('play back.wav');
});
