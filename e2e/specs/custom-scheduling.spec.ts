import type { EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

interface OptionsState {
  readonly presets: readonly { readonly deckConfigId: number; readonly name: string; readonly options: object }[];
  readonly own: object;
  readonly shared: object;
}

/** Sets the collection's custom scheduling script, as the deck options screen does. */
async function setScript(ebb: EbbHost, cardStateCustomizer: string): Promise<void> {
  const { presets, own, shared } = (await ebb.call('deckConfig.forDeck', { deckId: 1 })) as OptionsState;
  await ebb.call('deckConfig.save', {
    deckId: 1,
    presets: presets.map(({ deckConfigId, name, options }) => ({ deckConfigId, name, options })),
    removedIds: [],
    own,
    shared: { ...shared, cardStateCustomizer },
    applyToChildren: false,
    reschedule: false,
    optimizedAll: false,
  });
}

test('the script changes what stands on the buttons and what they do', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['a', 'b']]);
  await setScript(ebb, 'states.good.normal.learning.scheduledSecs = 120; customData.good.v = ctx.deckName.length;');
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await page.keyboard.press('Space');
  // A short step: one that ends on the next day counts in days.
  await expect(reviewer.button('Good')).toHaveAccessibleDescription(/\b2m/);
  await page.keyboard.press('3');
  await expect.poll(async () => ebb.call('search.cards', { query: 'prop:cdn:v=7' })).toHaveLength(1);
});

for (const [name, script] of [
  ['that fails', 'nonsense.x = 1'],
  ['that can’t be read', 'states.'],
  ['without an end', 'for (;;);'],
  ['that leaves no states', 'states.good = 7'],
  ['that puts a card where it can’t be', 'states.easy = { filtered: { preview: { scheduledSecs: 5 } } }'],
  ['that speaks in its own name', 'self.postMessage("}")'],
  ['that lies', 'self.postMessage(JSON.stringify({ states: { easy: {} }, customData: {} })); for (;;);'],
  ['that ends itself', 'self.close(); await new Promise(() => 0)'],
] as const) {
  test(`a script ${name} changes nothing, says so and keeps no button from working`, async ({ page, ebb }) => {
    await addNotes(ebb, 'Basic', [['a', 'b']]);
    await setScript(ebb, script);
    const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
    await page.keyboard.press('Space');
    await expect(reviewer.button('Good')).toHaveAccessibleDescription(/10m/);
    await expect(page.getByText(/^The custom scheduling script/)).toBeVisible();
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  });
}
