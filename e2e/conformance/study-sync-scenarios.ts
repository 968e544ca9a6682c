import type { DeviceName } from './merge-devices.ts';
import type { Edit, StudyEdit } from './merge-edits.ts';
import type { Scenario, Step } from './merge-scenario.ts';

type Side = readonly StudyEdit[];

interface Pair {
  readonly name: string;
  /** Before both sides go their own ways; on the official client, and then synced everywhere. */
  readonly before?: readonly Edit[];
  readonly here: Side;
  readonly there: Side;
  /** What Check Database then says, after official clients alone too: the later state of a card is taken as a whole. */
  readonly knownFault?: RegExp;
}

const BUSY = 'Default';
const study = (ratings: Extract<StudyEdit, { do: 'study' }>['ratings'], deck = BUSY): StudyEdit => ({
  do: 'study',
  deck,
  ratings,
});

const OTHER_OPTIONS: StudyEdit = {
  do: 'saveOptions',
  deck: BUSY,
  set: { learnStepsMins: [3, 20, 60], relearnStepsMins: [], newPerDay: 7, desiredRetention: 0.85 },
  reschedule: true,
};

const PAIRS: readonly Pair[] = [
  { name: 'both study one deck', here: [study([3, 1, 2, 4, 3, 3])], there: [study([1, 3, 3, 2, 4, 1, 3])] },
  {
    name: 'one studies, the other then changes the options of that deck',
    here: [study([1, 3, 1, 2])],
    there: [OTHER_OPTIONS],
    // Cards on a step are fitted to the new steps: a later state than the answer's.
    knownFault: /last review time/u,
  },
  {
    name: 'one changes the options of a deck, the other then studies it',
    here: [OTHER_OPTIONS],
    there: [study([1, 3, 1, 2])],
  },
  {
    name: 'one gives a deck limits of its own and studies it, the other studies it too',
    here: [{ do: 'saveOptions', deck: BUSY, own: { newLimit: 3, reviewLimitToday: 5 } }, study([4, 4, 3])],
    there: [study([1, 1, 1])],
  },
  {
    name: 'one builds a filtered deck and studies it, the other studies the cards at home',
    here: [{ do: 'filterDeck', name: 'Cram', search: 'is:due', limit: 6 }, study([3, 1, 3, 2], 'Cram')],
    there: [study([3, 3, 1, 2, 3])],
  },
  {
    name: 'both build a filtered deck without rescheduling and study it',
    here: [
      { do: 'filterDeck', name: 'Peek here', search: 'is:review', limit: 5, reschedule: false },
      study([1, 2, 4], 'Peek here'),
    ],
    there: [
      { do: 'filterDeck', name: 'Peek there', search: 'is:new', limit: 5, reschedule: false },
      study([4, 1, 3], 'Peek there'),
    ],
  },
  {
    name: 'one studies a filtered deck that the other empties',
    before: [{ do: 'filterDeck', name: 'Cram', search: '', limit: 12 }],
    here: [study([3, 1, 1, 4], 'Cram')],
    there: [{ do: 'emptyDeck', deck: 'Cram' }],
    // Where emptying is later the answered cards come back as the other side had them.
    knownFault: /last review time/u,
  },
  {
    name: 'one studies a filtered deck that the other builds anew',
    before: [{ do: 'filterDeck', name: 'Cram', search: 'is:review', limit: 8 }],
    here: [study([2, 3, 1], 'Cram')],
    there: [study([4, 4], 'Cram'), { do: 'rebuildDeck', deck: 'Cram' }],
    knownFault: /last review time/u,
  },
  {
    name: 'both change when cards are due without studying them',
    here: [
      { do: 'setDue', card: 0, days: '4!' },
      { do: 'forget', card: 1 },
      { do: 'gradeNow', card: 2 },
    ],
    there: [
      { do: 'gradeNow', card: 0 },
      { do: 'setDue', card: 1, days: '2' },
      { do: 'forget', card: 2 },
    ],
    knownFault: /last review time/u,
  },
];

const TURN_FSRS_ON: Edit = { do: 'saveOptions', deck: BUSY, shared: { fsrs: true } };

/** Each side in turn is Ebb's, and with SM-2 each syncs first once. */
function ways(pair: Pair, fsrs: boolean): Scenario[] {
  const { name, before = [], here, there, knownFault } = pair;
  const prepared: Step[] = [...(fsrs ? [TURN_FSRS_ON] : []), ...before].map((edit) => ['official', edit] as const);
  const start: Step[] = [...prepared, 'official', 'ebb', 'official', 'later'];
  const on = (device: DeviceName, side: Side): Step[] => side.map((edit) => [device, edit] as const);
  const scenario = (way: string, steps: readonly Step[]): Scenario => ({
    name: `${fsrs ? 'FSRS' : 'SM-2'}: ${name}; ${way}`,
    devices: ['ebb', 'official'],
    steps: [...start, ...steps],
    ...(knownFault !== undefined && { knownFault }),
  });
  const hereIsEbb = [...on('ebb', here), 'later', ...on('official', there)] as const;
  const thereIsEbb = [...on('official', here), 'later', ...on('ebb', there)] as const;
  return [
    scenario('Ebb is the one and syncs first', [...hereIsEbb, 'ebb', 'official']),
    scenario('Ebb is the other and syncs last', [...thereIsEbb, 'official', 'ebb']),
    ...(fsrs
      ? []
      : [
          scenario('Ebb is the one and syncs last', [...hereIsEbb, 'official', 'ebb']),
          scenario('Ebb is the other and syncs first', [...thereIsEbb, 'ebb', 'official']),
        ]),
  ];
}

export const STUDY_SYNC_SCENARIOS: readonly Scenario[] = [false, true].flatMap((fsrs) =>
  PAIRS.flatMap((pair) => ways(pair, fsrs)),
);
