import { expect, test } from 'vitest';
import type { DeckConfigId, DeckId } from '#shared/contract/ids.ts';
import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { sampleDeckOptions } from '#renderer/testing/fake-deck-options.ts';
import {
  changeOf,
  chosenPreset,
  draftOf,
  isDraftChanged,
  withName,
  withNewPreset,
  withOptions,
  withoutChosen,
} from './options-draft.ts';

const state = sampleDeckOptions(1 as DeckId);
const slowId = state.presets[1]?.deckConfigId ?? (0 as DeckConfigId);

test('what nobody changed sends the chosen preset alone', () => {
  const draft = draftOf(state);
  expect(isDraftChanged(draft, state)).toBe(false);
  expect(changeOf(draft, state, false).presets.map(({ name }) => name)).toEqual(['Default']);
});

test('changed presets are sent, the chosen one last', () => {
  const draft = {
    ...withOptions(withName(draftOf(state), '1', 'Mine'), '1', { newPerDay: 4 }),
    chosenKey: `${slowId}`,
  };
  expect(isDraftChanged(draft, state)).toBe(true);
  const { presets } = changeOf(draft, state, true);
  expect(presets.map(({ deckConfigId, name }) => [deckConfigId, name])).toEqual([
    [state.deckConfigId, 'Mine'],
    [slowId, 'Slow'],
  ]);
  expect(presets[0]?.options.newPerDay).toBe(4);
});

test('a clone keeps the options and where it is from; an added preset has the standard ones', () => {
  const cloned = withNewPreset({ ...draftOf(state), chosenKey: `${slowId}` }, 'Slow 2', true);
  expect(changeOf(cloned, state, false).presets.at(-1)).toMatchObject({
    ...{ deckConfigId: null, copyOf: slowId, name: 'Slow 2' },
    options: { newPerDay: 5 },
  });
  const added = withNewPreset(cloned, 'New', false);
  const sent = changeOf(added, state, false).presets;
  expect(sent.map(({ name }) => name)).toEqual(['Slow 2', 'New']);
  expect(sent.at(-1)).not.toHaveProperty('copyOf');
  expect(sent.at(-1)?.options).toMatchObject({ newPerDay: 20, fsrsParameters: builtInFsrsParameters });
});

test('a removed preset leaves Default; one that was never stored leaves nothing to remove', () => {
  const removed = withoutChosen({ ...draftOf(state), chosenKey: `${slowId}` });
  expect(chosenPreset(removed).name).toBe('Default');
  expect(changeOf(removed, state, false).removedIds).toEqual([slowId]);
  const never = withoutChosen(withNewPreset(draftOf(state), 'New', false));
  expect(isDraftChanged(never, state)).toBe(false);
});

test('two presets added one after the other, the first removed between, are two', () => {
  const first = withNewPreset(draftOf(state), 'A', false);
  const second = withNewPreset({ ...first, chosenKey: '1' }, 'B', false);
  const third = withNewPreset(withoutChosen({ ...second, chosenKey: first.chosenKey }), 'C', false);
  expect(new Set(third.presets.map(({ key }) => key)).size).toBe(third.presets.length);
});
