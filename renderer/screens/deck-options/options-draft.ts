import type { DeckOptionsChange, DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { DeckConfigId } from '#shared/contract/ids.ts';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import {
  addedPresetOptions,
  type DeckOptions,
  type DeckOwnOptions,
  type SharedOptions,
} from '#shared/domain/deck-options.ts';

/** A preset as it is being edited. */
export interface DraftPreset {
  /** Of its own, also while the preset has no id yet. */
  readonly key: string;
  readonly deckConfigId: DeckConfigId | null;
  readonly copyOf?: DeckConfigId;
  readonly name: string;
  /** As it is stored: what searches know it by. Null: not stored yet. */
  readonly storedName: string | null;
  readonly options: DeckOptions;
  readonly isChanged: boolean;
  readonly deckCount: number;
  readonly deckNames: readonly string[];
}

/** What the screen shows, and what saving it would store. */
export interface OptionsDraft {
  readonly presets: readonly DraftPreset[];
  readonly chosenKey: string;
  readonly removedIds: readonly DeckConfigId[];
  readonly own: DeckOwnOptions;
  readonly shared: SharedOptions;
  readonly reschedule: boolean;
  readonly optimizedAll: boolean;
}

export function draftOf(state: DeckOptionsState): OptionsDraft {
  return {
    presets: state.presets.map(({ deckConfigId, name, options, deckCount, deckNames }) => ({
      key: String(deckConfigId),
      deckConfigId,
      name,
      storedName: name,
      options,
      isChanged: false,
      deckCount,
      deckNames,
    })),
    chosenKey: String(state.deckConfigId),
    removedIds: [],
    own: state.own,
    shared: state.shared,
    reschedule: false,
    optimizedAll: false,
  };
}

export function chosenPreset({ presets, chosenKey }: OptionsDraft): DraftPreset {
  const found = presets.find(({ key }) => key === chosenKey);
  if (found === undefined) throw new Error('the chosen preset is not among the presets');
  return found;
}

export function isDefaultPreset({ deckConfigId }: DraftPreset): boolean {
  return deckConfigId === DEFAULT_DECK_CONFIG_ID;
}

/** Changes options of one preset. */
export function withOptions(draft: OptionsDraft, key: string, options: Partial<DeckOptions>): OptionsDraft {
  return withPreset(draft, key, (preset) => ({ ...preset, options: { ...preset.options, ...options } }));
}

export function withName(draft: OptionsDraft, key: string, name: string): OptionsDraft {
  return withPreset(draft, key, (preset) => ({ ...preset, name }));
}

function withPreset(draft: OptionsDraft, key: string, change: (preset: DraftPreset) => DraftPreset): OptionsDraft {
  const presets = draft.presets.map((preset) => (preset.key === key ? { ...change(preset), isChanged: true } : preset));
  return { ...draft, presets };
}

/** Adds a preset, like the chosen one or with the standard values, and chooses it. */
export function withNewPreset(draft: OptionsDraft, name: string, isCopy: boolean): OptionsDraft {
  const model = chosenPreset(draft);
  const key = freeKey(draft);
  const copyOf = isCopy ? (model.deckConfigId ?? model.copyOf) : undefined;
  const preset: DraftPreset = {
    key,
    deckConfigId: null,
    ...(copyOf === undefined ? {} : { copyOf }),
    name,
    storedName: null,
    options: isCopy ? model.options : addedPresetOptions,
    isChanged: true,
    deckCount: 0,
    deckNames: [],
  };
  return { ...draft, presets: [...draft.presets, preset], chosenKey: key };
}

function freeKey({ presets }: OptionsDraft): string {
  let number = 1;
  while (presets.some(({ key }) => key === `new-${number}`)) number++;
  return `new-${number}`;
}

/** Removes the chosen preset; the deck uses Default until another one is chosen. Other decks of it follow this one. */
export function withoutChosen(draft: OptionsDraft): OptionsDraft {
  const gone = chosenPreset(draft);
  return {
    ...draft,
    presets: draft.presets.filter((preset) => preset !== gone),
    chosenKey: String(DEFAULT_DECK_CONFIG_ID),
    removedIds: gone.deckConfigId === null ? draft.removedIds : [...draft.removedIds, gone.deckConfigId],
  };
}

export function isDraftChanged(draft: OptionsDraft, state: DeckOptionsState): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(state));
}

/** What is sent: presets that changed, the chosen one last. */
export function changeOf(draft: OptionsDraft, state: DeckOptionsState, applyToChildren: boolean): DeckOptionsChange {
  const chosen = chosenPreset(draft);
  const sent = [...draft.presets.filter((preset) => preset.isChanged && preset !== chosen), chosen];
  return {
    deckId: state.deckId,
    presets: sent.map(({ deckConfigId, copyOf, name, options }) => ({
      deckConfigId,
      ...(copyOf === undefined ? {} : { copyOf }),
      name,
      options,
    })),
    removedIds: [...draft.removedIds],
    applyToChildren,
    own: draft.own,
    shared: draft.shared,
    reschedule: draft.reschedule,
    optimizedAll: draft.optimizedAll,
  };
}
