// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { DeckConfigId, DeckId } from '#shared/contract/ids.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { fakeClient, type FakeClient } from '#renderer/testing/fake-client.ts';
import { fakeDeckOptions, sampleDeckOptions } from '#renderer/testing/fake-deck-options.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const deckId = 1_700_000_000_000 as DeckId;
const slow = 1_700_000_000_001 as DeckConfigId;

type Overrides = Partial<typeof fakeDeckOptions>;

async function openOptions(patch: Partial<DeckOptionsState> = {}, overrides: Overrides = {}) {
  const forDeck = async () => sampleDeckOptions(deckId, patch);
  const client: FakeClient = fakeClient({ deckConfig: { ...fakeDeckOptions, forDeck, ...overrides } });
  const window = renderApp(client);
  await screen.findByRole('treegrid');
  act(() => openDialog({ kind: 'deckOptions', deckId }));
  await screen.findByRole('dialog', { name: 'Options of “Geography”' });
  const presetAction = async (name: string): Promise<void> => {
    await window.user.click(screen.getByRole('button', { name: 'Actions on presets' }));
    await window.user.click(await screen.findByRole('menuitem', { name }));
  };
  return { ...window, presetAction };
}

const withFsrs = { shared: { ...sampleDeckOptions(deckId).shared, fsrs: true } };

describe('the options of a deck', () => {
  test.each([
    [false, 'warns that'],
    [true, 'says nothing when'],
  ])('deleting a preset (schema changed: %s) %s the next sync goes one way', async (schemaChanged) => {
    const { user, client, presetAction } = await openOptions({ deckConfigId: slow, schemaChanged });
    await presetAction('Delete preset…');
    const question = await screen.findByRole('alertdialog', { name: 'Delete the preset “Slow”?' });
    expect(within(question).queryByText(/^The next sync will go one way/) === null).toBe(schemaChanged);
    await user.click(within(question).getByRole('button', { name: 'Delete preset' }));
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    expect(inputsOf(client, 'deckConfig.save')).toMatchObject([
      { removedIds: [slow], presets: [{ name: 'Default' }], applyToChildren: false },
    ]);
  });

  test('how much more or less there is to study is said beside the desired retention', async () => {
    const { user, client } = await openOptions(withFsrs);
    const words = () => document.querySelector('.retention-workload')?.textContent;
    const retention = screen.getByRole<HTMLInputElement>('textbox', { name: 'Desired retention' });
    const write = async (value: string): Promise<void> => {
      await user.clear(retention);
      await user.type(retention, `${value}{Enter}`);
    };
    expect(words()).toBe('The higher it is, the more often cards come.');
    await write('0.95');
    // Twice as much for ten hundredths more.
    await screen.findByText('About 1.41 times as much study as with 0.90.');
    await write('0.80');
    await screen.findByText('About 0.50 times as much study as with 0.90.');
    await write('0.90');
    await screen.findByText('The higher it is, the more often cards come.');
    expect(inputsOf(client, 'deckConfig.workload')).toContainEqual({
      presetName: 'Default',
      fsrsParameters: [],
      retentionPercent: 95,
    });
  });

  test('values of the desired retention that cost far more, or forget much, are warned of', async () => {
    const { user } = await openOptions(withFsrs);
    const retention = screen.getByRole<HTMLInputElement>('textbox', { name: 'Desired retention' });
    for (const [value, warning] of [
      ['0.96', 'Above 95 % each step up costs far more study.'],
      ['0.79', /^Below 80 % so much is forgotten/],
    ] as const) {
      await user.clear(retention);
      await user.type(retention, `${value}{Enter}`);
      await screen.findByText(warning);
    }
    await user.clear(retention);
    await user.type(retention, '0.80{Enter}');
    expect(screen.queryByText(/^(?:Above|Below) \d+ %/)).toBeNull();
  });

  test('parameters that were computed are shown, and stored by Save alone', async () => {
    const fsrsParameters = Array.from({ length: 21 }, (_, i) => 0.5 + i / 100);
    const optimize = async () => ({ fsrsParameters, alreadyOptimal: false, reviews: 1234, healthy: false });
    const { user, client } = await openOptions(withFsrs, { optimize });
    await user.click(screen.getByRole('button', { name: 'Compute parameters' }));
    expect(await screen.findByText('New parameters from 1,234 reviews. Save to use them.')).toBeTruthy();
    expect(screen.getByText(/less well than usual/)).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'FSRS parameters' }).value).toMatch(/^0\.5000, 0/);
    expect(inputsOf(client, 'deckConfig.save')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    expect(inputsOf(client, 'deckConfig.save')).toMatchObject([{ presets: [{ options: { fsrsParameters } }] }]);
  });

  test('computing shows how far it is, and Cancel ends it without a word', async () => {
    const optimize: Overrides['optimize'] = async (_input, options) => {
      options?.onProgress?.({ done: 30, total: 120, reviews: 5000 });
      return new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
      });
    };
    const { user } = await openOptions(withFsrs, { optimize });
    await user.click(screen.getByRole('button', { name: 'Compute parameters' }));
    const progress = await screen.findByRole('progressbar');
    expect(progress.getAttribute('aria-valuetext')).toBe('Computing: 25 %, from 5,000 reviews');
    await user.click(screen.getAllByRole('button', { name: 'Cancel' })[0] ?? progress);
    expect(await screen.findByRole('button', { name: 'Compute parameters' })).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('parameters of all presets are computed one after the other; those without reviews are left', async () => {
    const optimize: Overrides['optimize'] = async ({ presetName }) => {
      if (presetName === 'Slow') throw new AppError('fsrs.noReviews', {});
      return { fsrsParameters: Array.from({ length: 21 }, () => 1), alreadyOptimal: false, reviews: 9, healthy: null };
    };
    const { user, client, presetAction } = await openOptions(withFsrs, { optimize });
    await presetAction('Compute parameters of all presets');
    expect(await screen.findByText('One preset got new parameters. Save to use them.')).toBeTruthy();
    expect(screen.getByText('One preset has no reviews to learn from.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    expect(inputsOf(client, 'deckConfig.save')).toMatchObject([{ optimizedAll: true, presets: [{ name: 'Default' }] }]);
  });

  test('saving can be cancelled while cards are rescheduled', async () => {
    const save: Overrides['save'] = async (_input, options) => {
      options?.onProgress?.({ doneCards: 200, totalCards: 9000 });
      return new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
      });
    };
    const { user } = await openOptions({}, { save });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Saving: 200 of 9,000 cards')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('dialog', { name: 'Options of “Geography”' })).toBeTruthy();
    expect(screen.queryByText('Saving: 200 of 9,000 cards')).toBeNull();
  });
});
