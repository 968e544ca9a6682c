import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { EbbHost } from '../ebb-host.ts';
import type { EbbWindow } from './ebb-window.ts';

/** The study screen: the card in its frame, the bar below it. */
export class Reviewer {
  readonly page: Page;
  readonly window: EbbWindow;
  /** The document of the card that is seen; the one being made ready behind it is inert. */
  readonly card: FrameLocator;
  readonly show: Locator;
  readonly answers: Locator;

  constructor(window: EbbWindow) {
    this.window = window;
    this.page = window.page;
    this.card = this.page.frameLocator('.card-frame iframe:not([inert])');
    this.show = this.page.getByRole('button', { name: 'Show answer' });
    this.answers = this.page.getByRole('group', { name: 'How well did you know it?' });
  }

  /** From the deck list into the chosen deck's first card, by keys. */
  async begin(): Promise<this> {
    // The chosen deck is known then.
    await expect(this.page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
    await this.page.keyboard.press('s');
    await expect(this.page.getByRole('button', { name: 'Study now' })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.show).toBeVisible();
    return this;
  }

  button(name: 'Again' | 'Hard' | 'Good' | 'Easy'): Locator {
    return this.answers.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async expectQuestion(text: string | RegExp): Promise<void> {
    await expect(this.card.locator('#qa')).toHaveText(text);
    await expect(this.show).toBeVisible();
  }

  async expectAnswer(text: string | RegExp): Promise<void> {
    await expect(this.card.locator('#qa')).toHaveText(text);
    await expect(this.button('Good')).toBeVisible();
  }

  /** New, learning, due, as they stand in the bar, and which of them is underlined. */
  async expectLeft(counts: readonly [number, number, number], current: 'new' | 'learn' | 'review'): Promise<void> {
    await expect(this.page.locator('.study-count')).toHaveText(counts.map(String));
    await expect(this.page.locator('.study-count[data-current="true"]')).toHaveClass(new RegExp(`count-${current}`));
  }
}

/** Adds notes of a stock note type, in this order; answers their ids. */
export async function addNotes(
  ebb: EbbHost,
  notetype: string,
  notes: readonly (readonly string[])[],
): Promise<number[]> {
  const known = (await ebb.call('notetypes.list')) as { notetypeId: number; name: string }[];
  const notetypeId = known.find(({ name }) => name === notetype)?.notetypeId;
  const ids: number[] = [];
  for (const fields of notes) {
    const added = await ebb.call('notes.add', { notetypeId, deckId: 1, fields, tags: [] });
    ids.push((added as { noteId: number }).noteId);
  }
  return ids;
}

/** Changes options of the Default preset, as the deck options screen would. */
export async function setOptions(ebb: EbbHost, options: Record<string, unknown>): Promise<void> {
  const state = (await ebb.call('deckConfig.forDeck', { deckId: 1 })) as OptionsState;
  const [preset] = state.presets;
  if (preset === undefined) throw new Error('no preset');
  await ebb.call('deckConfig.save', {
    deckId: 1,
    presets: [{ deckConfigId: preset.deckConfigId, name: preset.name, options: { ...preset.options, ...options } }],
    removedIds: [],
    own: state.own,
    shared: state.shared,
    applyToChildren: false,
    reschedule: false,
    optimizedAll: false,
  });
}
interface OptionsState {
  readonly presets: readonly { deckConfigId: number; name: string; options: object }[];
  readonly own: object;
  readonly shared: object;
}
