import type { DeckOptionsChange } from '#shared/contract/deck-options.ts';
import {
  addedPresetOptions,
  type DeckOptions,
  type DeckOwnOptions,
  type SharedOptions,
} from '#shared/domain/deck-options.ts';
import { callContext } from '#core/testing/call-context.ts';
import { officialLimits, officialOptions, officialSwitches } from './official-deck-options.ts';
import type { OpsCollection } from './ops-collection.ts';

/** A preset of this name to change, or a new one: a copy, or with the standard values. */
export interface PresetChange {
  readonly preset?: string;
  readonly copyOf?: string;
  readonly name?: string;
  readonly set?: Partial<DeckOptions>;
}

/** One press of Save; what is left out stays as it is. */
export interface OptionsChange {
  readonly deck: string;
  /** Changed ones; the last is the deck's own from then on. None: the one that it has. */
  readonly presets?: readonly PresetChange[];
  readonly removed?: readonly string[];
  readonly children?: boolean;
  readonly own?: Partial<DeckOwnOptions>;
  readonly shared?: Partial<SharedOptions>;
  readonly reschedule?: boolean;
}

export interface OptionsScenario {
  readonly name: string;
  readonly changes: readonly OptionsChange[];
  /** New cards of these decks get their places by chance. */
  readonly shuffled?: readonly string[];
}

export const PARAMETERS_21 = [
  ...[0.3, 1.1, 2.2, 9.5, 6.2, 0.9, 2.9, 0.002, 1.7, 0.15, 0.8, 1.5, 0.06, 0.27, 1.6, 0.6, 1.85, 0.55, 0.1, 0.07, 0.17],
];
const PARAMETERS_17 = [
  ...[0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61],
];
const PARAMETERS_19 = [...PARAMETERS_17, 0.5, 0.6];

function fsrsOn(set: Partial<DeckOptions>, more: Partial<OptionsChange> = {}): OptionsChange {
  return { deck: 'Science', presets: [{ preset: 'Default', set }], shared: { fsrs: true }, ...more };
}

export const OPTIONS_SCENARIOS: readonly OptionsScenario[] = [
  { name: 'saving nothing new', changes: [{ deck: 'Science' }] },
  {
    name: 'limits of a preset that several decks share',
    changes: [{ deck: 'Science', presets: [{ preset: 'Default', set: { newPerDay: 7, reviewsPerDay: 0 } }] }],
  },
  { name: 'another preset for the deck', changes: [{ deck: 'Science', presets: [{ preset: 'Hard' }] }] },
  {
    name: 'another preset for the deck and all below',
    changes: [{ deck: 'Science', children: true, presets: [{ preset: 'Hard', set: { newPerDay: 1 } }] }],
  },
  {
    name: 'an added preset',
    changes: [{ deck: 'Science', presets: [{ name: 'Fresh' }] }],
  },
  {
    name: 'a cloned preset with what only another program knows',
    changes: [{ deck: 'Science', presets: [{ copyOf: 'Hard', name: 'Hard 2', set: { newPerDay: 2 } }] }],
  },
  { name: 'a renamed preset', changes: [{ deck: 'Science', presets: [{ preset: 'Default', name: 'Großes ⚡' }] }] },
  {
    name: 'several presets at once',
    changes: [
      {
        deck: 'Science',
        presets: [
          { preset: 'Hard', set: { leechThreshold: 3 } },
          { copyOf: 'Hard', name: 'Third' },
          { preset: 'Default', set: { reviewsPerDay: 12 } },
        ],
      },
    ],
  },
  {
    name: 'a deleted preset, which other decks used',
    changes: [{ deck: 'Science', presets: [{ preset: 'Default' }], removed: ['Hard'] }],
  },
  {
    name: 'a deleted preset with another order and other parameters',
    changes: [fsrsOn({}), { deck: 'Science', removed: ['Hard'], own: { newLimit: 4 } }],
  },
  {
    name: 'limits of the deck and of today',
    changes: [
      {
        deck: 'Science',
        own: { newLimit: 3, reviewLimit: 33, newLimitToday: 5, reviewLimitToday: 0, desiredRetentionPercent: 85 },
      },
    ],
  },
  {
    name: 'limits of the deck and all below',
    changes: [{ deck: 'Science', children: true, own: { newLimit: 3, reviewLimitToday: 9 } }],
  },
  {
    name: 'limits taken back',
    changes: [
      {
        deck: 'Science',
        own: { newLimit: 3, reviewLimit: 33, newLimitToday: 5, reviewLimitToday: 0, desiredRetentionPercent: 85 },
      },
      {
        deck: 'Science',
        own: {
          newLimit: null,
          reviewLimit: null,
          newLimitToday: null,
          reviewLimitToday: null,
          desiredRetentionPercent: null,
        },
      },
    ],
  },
  {
    name: 'switches of the whole collection',
    changes: [
      {
        deck: 'Science',
        shared: {
          newCardsIgnoreReviewLimit: true,
          applyAllParentLimits: true,
          fsrsHealthCheck: false,
          cardStateCustomizer: 'customData.good.n = 1; // ß',
        },
      },
    ],
  },
  {
    name: 'new cards in order again',
    changes: [{ deck: 'Random', presets: [{ preset: 'At random', set: { insertOrder: 'sequential' } }] }],
  },
  {
    name: 'new cards at random',
    changes: [{ deck: 'Random', presets: [{ preset: 'At random', set: { insertOrder: 'sequential' } }] }, shuffle()],
    shuffled: ['Random'],
  },
  {
    name: 'other steps, which cards on a step follow',
    changes: [
      {
        deck: 'Science',
        presets: [
          { preset: 'Hard', set: { learnStepsMins: [2, 7, 1440], relearnStepsMins: [] } },
          { preset: 'Default', set: { learnStepsMins: [0.5, 20], relearnStepsMins: [1, 10, 60] } },
        ],
      },
      { deck: 'Science', presets: [{ preset: 'Default', set: { learnStepsMins: [], relearnStepsMins: [10] } }] },
    ],
  },
  { name: 'FSRS turned on', changes: [fsrsOn({})] },
  { name: 'FSRS turned off again', changes: [fsrsOn({}), { deck: 'Science', shared: { fsrs: false } }] },
  { name: 'FSRS turned on, cards rescheduled', changes: [fsrsOn({}, { reschedule: true })] },
  {
    name: 'FSRS parameters, cards rescheduled',
    changes: [fsrsOn({}), fsrsOn({ fsrsParameters: PARAMETERS_21 }, { reschedule: true })],
  },
  { name: 'FSRS parameters of version 4', changes: [fsrsOn({ fsrsParameters: PARAMETERS_17 })] },
  {
    name: 'FSRS parameters of version 5, taken away later',
    changes: [fsrsOn({ fsrsParameters: PARAMETERS_19 }), fsrsOn({ fsrsParameters: [] })],
  },
  {
    name: 'a desired retention of the preset, cards rescheduled',
    changes: [fsrsOn({}), fsrsOn({ desiredRetention: 0.83 }, { reschedule: true })],
  },
  {
    name: 'a desired retention of the deck',
    changes: [fsrsOn({}), { deck: 'Science', own: { desiredRetentionPercent: 78 } }],
  },
  {
    name: 'easy days, cards rescheduled',
    changes: [fsrsOn({}), fsrsOn({ easyDays: [1, 0, 0.5, 1, 1, 0, 0.5] }, { reschedule: true })],
  },
  { name: 'easy days without rescheduling', changes: [fsrsOn({}), fsrsOn({ easyDays: [1, 0, 0.5, 1, 1, 0, 0.5] })] },
  {
    name: 'historical retention and ignored reviews',
    changes: [fsrsOn({}), fsrsOn({ historicalRetention: 0.8, ignoreReviewsBefore: '2025-06-01' })],
  },
  {
    name: 'historical retention and ignored reviews when FSRS is turned on',
    changes: [fsrsOn({ historicalRetention: 0.8, ignoreReviewsBefore: '2025-06-01' }, { reschedule: true })],
  },
];

function shuffle(): OptionsChange {
  return { deck: 'Random', presets: [{ preset: 'At random', set: { insertOrder: 'random' } }] };
}

/** The change as our screen sends it. */
export async function ourChange(col: OpsCollection, change: OptionsChange): Promise<DeckOptionsChange> {
  const deckId = col.deckId(change.deck);
  const state = await col.deckConfig.forDeck({ deckId }, callContext());
  const named = (name: string) => {
    const found = state.presets.find((preset) => preset.name === name);
    if (found === undefined) throw new Error(`no preset ${name}`);
    return found;
  };
  const current = state.presets.find(({ deckConfigId }) => deckConfigId === state.deckConfigId);
  const wanted = change.presets ?? [{ preset: current?.name ?? '' }];
  return {
    deckId,
    presets: wanted.map(({ preset, copyOf, name, set }) => {
      if (preset !== undefined) {
        const { deckConfigId, options, name: oldName } = named(preset);
        return { deckConfigId, name: name ?? oldName, options: { ...options, ...set } };
      }
      const like = copyOf === undefined ? undefined : named(copyOf);
      return {
        deckConfigId: null,
        ...(like === undefined ? {} : { copyOf: like.deckConfigId }),
        name: name ?? '',
        options: { ...(like?.options ?? addedPresetOptions), ...set },
      };
    }),
    removedIds: (change.removed ?? []).map((name) => named(name).deckConfigId),
    applyToChildren: change.children ?? false,
    own: { ...state.own, ...change.own },
    shared: { ...state.shared, ...change.shared },
    reschedule: change.reschedule ?? false,
    optimizedAll: false,
  };
}

/** The change as e2e/peer/deck_options.py wants it. */
export function theirChange(col: OpsCollection, change: OptionsChange): Record<string, unknown> {
  return {
    ...(change.presets === undefined
      ? {}
      : {
          presets: change.presets.map(({ preset, copyOf, name, set }) => ({
            ...(preset === undefined
              ? { like: copyOf === undefined ? 0 : col.presetId(copyOf) }
              : { id: col.presetId(preset) }),
            ...(name === undefined ? {} : { name }),
            set: officialOptions(set ?? {}),
          })),
        }),
    removed: (change.removed ?? []).map((name) => col.presetId(name)),
    limits: officialLimits(change.own ?? {}),
    children: change.children ?? false,
    reschedule: change.reschedule ?? false,
    ...officialSwitches(change.shared ?? {}),
  };
}
