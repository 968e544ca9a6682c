import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { Preferences } from '../pages/preferences.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test('preferences of reviewing, editing and backups are kept where the official client keeps them', async ({
  page,
  data,
  ebb,
  peer,
}) => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');
  const window = await new EbbWindow(page).open(ebb);
  const { root } = await new Preferences(window).open('Review');
  for (const [name, before, value] of [
    ['Next day starts at', '4', '6'],
    ['Learn ahead by', '20', '45'],
    ['Offer a break after', '0', '30'],
  ] as const) {
    const field = root.getByRole('textbox', { name });
    await expect(field).toHaveValue(before);
    await field.fill(value);
    await field.blur();
    await expect(field).toHaveValue(value);
  }
  for (const name of [
    'Show play buttons on cards with sound',
    'Stop the sound when answering',
    'Show how many cards remain',
    'Show the next time above the answer buttons',
    'Render LaTeX',
  ]) {
    const box = root.getByRole('checkbox', { name });
    const was = await box.isChecked();
    await root.getByText(name, { exact: true }).click();
    await expect(box).toBeChecked({ checked: !was });
  }
  await root.getByRole('tab', { name: 'Editing' }).click();
  await root.getByText('the note type last used, and the deck last used with it').click();
  for (const name of ['Paste without formatting', 'Store pasted pictures as PNG', 'Searches ignore accents']) {
    await root.getByText(name, { exact: true }).click();
    await expect(root.getByRole('checkbox', { name })).toBeChecked();
  }
  await root.getByRole('textbox', { name: 'The browser begins with the search' }).fill('is:due');
  await page.keyboard.press('Tab');
  await expect(root.getByRole('checkbox', { name: 'Searches ignore accents' })).toBeFocused();
  await root.getByRole('tab', { name: 'Backups' }).click();
  for (const [name, before, value] of [
    ['A backup by itself every', '30', '15'],
    ['Days', '12', '0'],
    ['Weeks, before those days', '10', '20'],
    ['Months, before those weeks', '9', '9999'],
  ] as const) {
    const field = root.getByRole('textbox', { name, exact: true });
    await expect(field).toHaveValue(before);
    await field.fill(value);
    await field.blur();
    await expect(field).toHaveValue(value);
  }
  const stored = { minutesBetween: 15, daily: 0, weekly: 20, monthly: 9999 };
  await expect.poll(() => ebb.call('backupPreferences.get')).toEqual(stored);
  await page.keyboard.press('Escape');
  await ebb.stop();
  const path = join(data.path, 'back', 'collection.anki2');
  await data.cli('collection.exportAnki2', { path });
  expect(await peer.call('preferences', {}, path)).toMatchObject({
    scheduling: { rollover: 6, learn_ahead_secs: 2700 },
    reviewing: {
      hide_audio_play_buttons: true,
      interrupt_audio_when_answering: false,
      show_remaining_due_counts: false,
      show_intervals_on_buttons: false,
      time_limit_secs: 1800,
    },
    editing: {
      render_latex: true,
      adding_defaults_to_current_deck: false,
      paste_images_as_png: true,
      paste_strips_formatting: true,
      ignore_accents_in_search: true,
      default_search_text: 'is:due',
    },
    backups: { minimum_interval_mins: 15, daily: 0, weekly: 20, monthly: 9999 },
  });
  await peer.call('close', {}, path);
});

test('keys, the space bar and links are the program’s', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const { root } = await new Preferences(window).open('Review');
  await root.getByText('The space bar answers too').click();
  const key = (name: string) => root.getByRole('textbox', { name, exact: true });
  await key('Again').fill('j');
  await key('Hard').fill('j');
  await expect(key('Hard')).toHaveAccessibleDescription(/Used twice/);
  await key('Hard').fill('');
  await key('Easy').fill('Ñ');
  const links = root.getByRole('textbox', { name: 'Links that cards may open in other programs' });
  await links.fill('zotero:// 1x');
  await links.blur();
  await expect(links).toHaveAccessibleDescription(
    '“1x” can’t be allowed: no link begins like this, or only links that run something right here.',
  );
  await links.fill('zotero:// Obsidian');
  await links.blur();
  await expect(links).toHaveValue('zotero obsidian');
  await expect
    .poll(() => ebb.call('preferences.get'))
    .toMatchObject({ spaceAnswers: false, answerKeys: ['j', '', '3', 'ñ'], urlSchemes: ['zotero', 'obsidian'] });
});
