import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultDeckOptions, type DeckOptions } from '#shared/domain/deck-options.ts';
import { officialOptions } from '../conformance/official-deck-options.ts';
import type { DataFolder, EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { DeckOptionsDialog } from '../pages/deck-options.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import type { Peer } from '../peer/peer.ts';

/** A value for every option that the screen shows without FSRS, and one for each that it shows with it. */
const SM2_VALUES = {
  newPerDay: 7,
  reviewsPerDay: 150,
  learnStepsMins: [0.5, 15, 2880],
  graduatingIntervalDays: 3,
  easyIntervalDays: 6,
  insertOrder: 'random',
  relearnStepsMins: [60],
  minimumLapseIntervalDays: 2,
  leechThreshold: 5,
  leechAction: 'suspend',
  newGatherOrder: 'descendingPosition',
  newSortOrder: 'gathered',
  newMix: 'after',
  interdayLearningMix: 'before',
  reviewOrder: 'relativeOverdueness',
  buryNew: true,
  buryReviews: true,
  buryInterdayLearning: true,
  disableAutoplay: true,
  skipQuestionOnReplay: true,
  answerTimeCapSecs: 90,
  showTimer: true,
  stopTimerOnAnswer: true,
  questionSecs: 2.5,
  questionAction: 'showReminder',
  answerSecs: 8,
  answerAction: 'answerGood',
  waitForAudio: false,
  easyDays: [1, 0.5, 1, 1, 1, 0, 1],
  maximumIntervalDays: 400,
  startingEase: 2.3,
  easyBonus: 1.5,
  intervalModifier: 0.95,
  hardMultiplier: 1.1,
  lapseMultiplier: 0.2,
} as const satisfies Partial<DeckOptions>;
const FSRS_VALUES = {
  desiredRetention: 0.85,
  fsrsParameters: [
    ...[0.3, 1.1, 2.2, 9.5, 6.2, 0.9, 2.9, 0.002, 1.7, 0.15, 0.8, 1.5, 0.06, 0.27, 1.6, 0.6, 1.85, 0.55, 0.1, 0.07],
    0.17,
  ],
  optimizeSearch: 'deck:current',
  historicalRetention: 0.8,
  ignoreReviewsBefore: '2024-05-01',
} as const satisfies Partial<DeckOptions>;
const EVERY_VALUE: DeckOptions = { ...SM2_VALUES, ...FSRS_VALUES };

test.describe('deck options', () => {
  test('every field is saved, and read back by the official client', async ({ page, ebb, data, peer }) => {
    test.skip(!peerAvailable(), 'the official Anki library is missing');
    const { dialog } = await openOptions(page, ebb);
    for (const name of Object.keys(SM2_VALUES)) await fill(dialog, name);
    await dialog.toggle('fsrs');
    await expect(dialog.option('startingEase')).toHaveCount(0);
    for (const name of Object.keys(FSRS_VALUES)) await fill(dialog, name);
    await dialog.toggle('newCardsIgnoreReviewLimit');
    await dialog.toggle('applyAllParentLimits');
    await dialog.toggle('fsrsHealthCheck');
    await dialog.option('cardStateCustomizer').getByRole('textbox').fill('customData.good.seen = 1;\n// ß');
    await dialog.save();
    // What was saved is what is shown the next time.
    await dialog.open();
    await expect(dialog.option('learnStepsMins').getByRole('textbox')).toHaveValue('30s 15m 2d');
    await expect(dialog.option('desiredRetention').getByRole('textbox')).toHaveValue('0.85');
    await page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
    await ebb.stop();

    const shown = await asOfficialShows(data, peer, 'Geography');
    expect(shown.presets[shown.current]?.options).toMatchObject(officialOptions(EVERY_VALUE));
    expect(shown.switches).toEqual({
      card_state_customizer: 'customData.good.seen = 1;\n// ß',
      new_cards_ignore_review_limit: true,
      apply_all_parent_limits: true,
      fsrs: true,
      fsrs_health_check: false,
    });
  });

  test('every field goes back to its standard value', async ({ page, ebb }) => {
    const { window, dialog } = await openOptions(page, ebb);
    const { deckConfigId } = await optionsOf(ebb);
    await ebb.call('deckConfig.save', await changed(ebb, { presetOptions: EVERY_VALUE, fsrs: false }));
    await page.reload();
    await new DeckList(window).row('Geography').click();
    await expect(page.getByRole('heading', { name: 'Geography' })).toBeVisible();
    await dialog.open();
    for (const name of Object.keys(SM2_VALUES)) await back(dialog, name);
    await dialog.toggle('fsrs');
    for (const name of Object.keys(FSRS_VALUES)) await back(dialog, name);
    await dialog.save();
    const { presets } = await optionsOf(ebb);
    expect(presets.find((preset) => preset.deckConfigId === deckConfigId)?.options).toEqual(defaultDeckOptions);
  });

  test('orders of showing new cards that make no sense after taking them at random can’t be chosen', async ({
    page,
    ebb,
  }) => {
    const { dialog } = await openOptions(page, ebb);
    const shown = dialog.option('newSortOrder').getByRole('combobox');
    const disabled = () =>
      shown.locator('option:disabled').evaluateAll((all) => all.map((each) => each.getAttribute('value')));
    expect(await disabled()).toEqual([]);
    await dialog.choose('newSortOrder', 'random');
    await dialog.choose('newGatherOrder', 'randomNotes');
    await expect.poll(disabled).toEqual(['cardTypeThenRandom', 'randomNoteThenCardType']);
    await expect(shown).toHaveValue('random');
    await dialog.choose('newGatherOrder', 'randomCards');
    await expect.poll(disabled).toEqual(['cardTypeThenRandom', 'randomNoteThenCardType', 'random']);
    await expect(shown).toHaveValue('cardType');
  });

  test('limits hold for the preset, this deck, or today', async ({ page, ebb, data, peer }) => {
    test.skip(!peerAvailable(), 'the official Anki library is missing');
    const { dialog } = await openOptions(page, ebb);
    await dialog.press('newPerDay', 'This deck');
    await dialog.type('newPerDay', '4');
    await dialog.press('reviewsPerDay', 'Today only');
    await dialog.type('reviewsPerDay', '33');
    await expect(dialog.option('reviewsPerDay')).toContainText('The preset says 200.');
    await expect(dialog.option('reviewsPerDay')).toContainText('So many new cards lead to about 40 reviews a day.');
    await dialog.save();
    expect((await optionsOf(ebb)).own).toMatchObject({
      newLimit: 4,
      newLimitToday: null,
      reviewLimit: null,
      reviewLimitToday: 33,
    });
    await dialog.open();
    await dialog.press('reviewsPerDay', 'Preset');
    await dialog.save();
    await ebb.stop();
    const { limits } = await asOfficialShows(data, peer, 'Geography');
    expect(limits).toMatchObject({ new: 4 });
    expect(limits).not.toMatchObject({ review_today_active: true });
  });

  test('presets are added, cloned, renamed, shared with the decks below and deleted', async ({
    page,
    ebb,
    data,
    peer,
  }) => {
    test.skip(!peerAvailable(), 'the official Anki library is missing');
    const { window, dialog } = await openOptions(page, ebb);
    await expect(dialog.root).toContainText(/decks share this preset, and every change: .*Geography/);
    await dialog.presetAction('Clone preset…');
    await window.dialog('Clone “Default”').getByRole('button', { name: 'Clone preset' }).click();
    await dialog.type('newPerDay', '3');
    await dialog.presetAction('Add preset…');
    await page.getByRole('textbox', { name: 'Name' }).fill('  Slow ');
    await page.keyboard.press('Enter');
    await dialog.presetAction('Rename preset…');
    await page.getByRole('textbox', { name: 'Name' }).fill('Slowly');
    await page.keyboard.press('Enter');
    await dialog.presetAction('Save for this deck and all below');
    await expect(dialog.root).toBeHidden();
    const stored = await optionsOf(ebb);
    expect(stored.presets.map(({ name, deckCount }) => [name, deckCount])).toContainEqual(['Default 2', 0]);
    expect(stored.presets.find(({ name }) => name === 'Default 2')?.options.newPerDay).toBe(3);
    const slowly = stored.presets.find(({ name }) => name === 'Slowly');
    expect(slowly?.deckConfigId).toBe(stored.deckConfigId);
    expect(slowly?.deckCount).toBe(stored.childCount + 1);

    await dialog.open();
    await dialog.presetAction('Delete preset…');
    const question = window.dialog('Delete the preset “Slowly”?');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Delete preset' }).click();
    await dialog.root.getByRole('button', { name: 'Actions on presets' }).click();
    await expect(page.getByRole('menuitem', { name: 'Delete preset…' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await dialog.save();
    await ebb.stop();
    const shown = await asOfficialShows(data, peer, 'Geography');
    expect(Object.values(shown.presets).map(({ name }) => name)).not.toContain('Slowly');
    expect(shown.current).toBe(1);
  });

  test('warnings follow what is typed, and what can’t be saved is not', async ({ page, ebb }) => {
    const { dialog } = await openOptions(page, ebb);
    const warns = async (option: string, text: string, words: string): Promise<void> => {
      await dialog.type(option, text);
      await expect(dialog.option(option)).toContainText(words);
    };
    await warns('learnStepsMins', '10m 3d', '');
    await expect(dialog.option('graduatingIntervalDays')).toContainText('Shorter than the last learning step (3 days)');
    await warns('graduatingIntervalDays', '9', '');
    await expect(dialog.option('easyIntervalDays')).toContainText('Shorter than the graduating interval (9 days)');
    await warns('relearnStepsMins', '2d', '');
    await expect(dialog.option('minimumLapseIntervalDays')).toContainText('Shorter than the last relearning step');
    await warns('answerTimeCapSecs', '700', 'breaks count as study time');
    await warns('maximumIntervalDays', '99', 'Below 180 days');
    await dialog.toggle('fsrs');
    await expect(dialog.option('learnStepsMins')).toContainText('keep FSRS from choosing');
    await warns('fsrsParameters', '1, 2, 3', 'There must be 17, 19 or 21 numbers');
    await expect(dialog.root.getByRole('button', { name: 'Save' })).toBeDisabled();
    await dialog.type('fsrsParameters', '');
    await warns('learnStepsMins', 'soon', 'Write delays such as');
    await dialog.type('learnStepsMins', '');
    await expect(dialog.root.getByRole('button', { name: 'Save' })).toBeEnabled();
    await dialog.toggle('fsrs');
    await expect(dialog.option('learnStepsMins')).toContainText('at least one step is needed');
    await dialog.option('learnStepsMins').getByRole('button', { name: 'About' }).click();
    await expect(dialog.option('learnStepsMins')).toContainText('s, m, h and d mean');
  });

  test('Ctrl+Enter saves what is being typed; Esc asks only when something changed', async ({ page, ebb }) => {
    const { window, dialog } = await openOptions(page, ebb);
    await page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
    await dialog.open();
    await dialog.option('newPerDay').getByRole('textbox').fill('11');
    await page.keyboard.press('Escape');
    const question = window.dialog('Leave without saving?');
    await expect(question.getByRole('button', { name: 'Go on editing' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await dialog.option('newPerDay').getByRole('textbox').fill('12');
    await page.keyboard.press('Control+Enter');
    await window.expectMessage('The options were saved');
    const used = async (): Promise<number | undefined> => {
      const { presets, deckConfigId } = await optionsOf(ebb);
      return presets.find((preset) => preset.deckConfigId === deckConfigId)?.options.newPerDay;
    };
    expect(await used()).toBe(12);
    await window.messages.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(used).toBe(20);
    await dialog.open();
    await dialog.type('newPerDay', '13');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect(dialog.root).toBeHidden();
    expect(await used()).toBe(20);
  });

  test('parameters are computed from the reviews, with progress and cancel, and read back by the official client', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    test.skip(!peerAvailable(), 'the official Anki library is missing');
    const anki = join(data.path, 'anki', 'collection.anki2');
    await peer.call('make', { notes: 2500, decks: 6, reviews: 20_000, notetypes: ['basic'] }, anki);
    await peer.call('close', {}, anki);
    await data.cli('collection.importAnki2', { path: anki });
    const ebb = await launch();
    const window = await new EbbWindow(page).open(ebb);
    const decks = new DeckList(window);
    await decks.act('Languages', 'Options…');
    const dialog = new DeckOptionsDialog(window, 'Languages');
    await dialog.toggle('fsrs');
    const compute = dialog.root.getByRole('button', { name: 'Compute parameters' });
    const learning = dialog.root.locator('.learning');
    await cancelAtOnce(page);
    await compute.click();
    await expect(page.locator('body[data-cancelled]')).toBeAttached();
    await expect(compute).toBeEnabled();
    await expect(learning).not.toContainText('New parameters');
    await expect(dialog.option('fsrsParameters').getByRole('textbox')).toHaveValue('');

    await compute.click();
    await expect(learning).toContainText(/New parameters from [\d,]+ reviews\. Save to use them\./, {
      timeout: 30_000,
    });
    await expect(dialog.option('fsrsParameters').getByRole('textbox')).toHaveValue(/^(\d+\.\d{4}, ){20}\d+\.\d{4}$/);
    await dialog.root.getByRole('button', { name: 'Evaluate' }).click();
    await expect(learning).toContainText(/Log loss 0\.\d{4}, RMSE \d+\.\d{2} %/);
    await dialog.save();
    const { presets } = await optionsOf(ebb, 'Languages');
    await ebb.stop();
    const shown = await asOfficialShows(data, peer, 'Languages');
    const fsrsParameters =
      presets.find((preset) => preset.deckConfigId === shown.current)?.options.fsrsParameters ?? [];
    expect(fsrsParameters).toHaveLength(21);
    expect(shown.presets[shown.current]?.options).toMatchObject(officialOptions({ fsrsParameters }));
  });
});

/** Presses Cancel as soon as it is there: computing from a small collection takes a moment only. */
async function cancelAtOnce(page: Page): Promise<void> {
  await page.evaluate(() => {
    const press = (_: unknown, observer: MutationObserver): void => {
      const button = document.querySelector<HTMLButtonElement>('.learning .progress-numbers button');
      if (button === null) return;
      observer.disconnect();
      button.click();
      document.body.dataset['cancelled'] = '';
    };
    new MutationObserver(press).observe(document.body, { childList: true, subtree: true });
  });
}

async function fill(dialog: DeckOptionsDialog, name: string): Promise<void> {
  const value = EVERY_VALUE[name as keyof DeckOptions];
  if (name === 'learnStepsMins') return dialog.type(name, '30s 15 2d');
  if (name === 'relearnStepsMins') return dialog.type(name, '1h');
  if (name === 'ignoreReviewsBefore') return dialog.option(name).locator('input').fill(String(value));
  if (name === 'easyDays') {
    await dialog.root.getByRole('radiogroup', { name: 'Tuesday' }).getByText('Reduced').click();
    return dialog.root.getByRole('radiogroup', { name: 'Saturday' }).getByText('Minimum').click();
  }
  if (typeof value === 'boolean') return dialog.toggle(name);
  if (typeof value === 'string' && name !== 'optimizeSearch') return dialog.choose(name, value);
  return dialog.type(name, Array.isArray(value) ? value.join(' ') : String(value));
}

async function back(dialog: DeckOptionsDialog, name: string): Promise<void> {
  await dialog
    .option(name)
    .getByRole('button', { name: /^Back to the standard/ })
    .click();
}

/** The options of a deck with two decks below it. */
async function openOptions(page: Page, ebb: EbbHost): Promise<{ window: EbbWindow; dialog: DeckOptionsDialog }> {
  for (const name of ['Geography::Asia', 'Geography::Europe']) await ebb.call('decks.create', { name });
  const window = await new EbbWindow(page).open(ebb);
  await new DeckList(window).row('Geography').click();
  await expect(page.getByRole('heading', { name: 'Geography' })).toBeVisible();
  return { window, dialog: await new DeckOptionsDialog(window, 'Geography').open() };
}

interface Shown {
  readonly deckId: number;
  readonly deckConfigId: number;
  readonly childCount: number;
  readonly own: object;
  readonly shared: object;
  readonly presets: readonly {
    readonly deckConfigId: number;
    readonly name: string;
    readonly deckCount: number;
    readonly options: DeckOptions;
  }[];
}

async function optionsOf(ebb: EbbHost, deck = 'Geography'): Promise<Shown> {
  const tree = (await ebb.call('decks.tree')) as { deckId: number; name: string }[];
  const deckId = tree.find(({ name }) => name === deck)?.deckId;
  return (await ebb.call('deckConfig.forDeck', { deckId })) as Shown;
}

async function changed(
  ebb: EbbHost,
  { presetOptions, fsrs }: { presetOptions: DeckOptions; fsrs: boolean },
): Promise<object> {
  const { deckId, deckConfigId, presets, own, shared } = await optionsOf(ebb);
  const name = presets.find((preset) => preset.deckConfigId === deckConfigId)?.name;
  return {
    deckId,
    presets: [{ deckConfigId, name, options: presetOptions }],
    removedIds: [],
    applyToChildren: false,
    own,
    shared: { ...shared, fsrs },
    reschedule: false,
    optimizedAll: false,
  };
}

interface OfficialShown {
  readonly presets: Readonly<Record<string, { readonly name: string; readonly options: object }>>;
  readonly current: number;
  readonly limits: object;
  readonly switches: object;
}

/** What the official screen of deck options shows for Ebb's collection, after Ebb was closed. */
async function asOfficialShows(data: DataFolder, peer: Peer, deck: string): Promise<OfficialShown> {
  const path = join(data.path, 'back', 'collection.anki2');
  await data.cli('collection.exportAnki2', { path });
  const shown = await peer.call<OfficialShown>('show-deck-options', { deck }, path);
  await peer.call('close', {}, path);
  return shown;
}
