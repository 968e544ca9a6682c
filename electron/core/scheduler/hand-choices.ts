import type { HandChoices, HandPlace } from '#shared/contract/scheduler.ts';
import type { Collection } from '../collection/collection.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { JsonValue } from '../storage/lossless-json.ts';

/** Where official keeps what was chosen last: for the browser and for study, repositioning for both. */
const KEYS = {
  reviewer: {
    dueDays: 'setDueReviewer',
    restorePosition: 'restorePositionReviewer',
    resetCounts: 'resetCountsReviewer',
  },
  browser: { dueDays: 'setDueBrowser', restorePosition: 'restorePositionBrowser', resetCounts: 'resetCountsBrowser' },
} as const;
const RANDOM = 'randomOrderReposition';
const SHIFT_OTHERS = 'shiftPositionOfExistingCards';
const FIRST_DUE_DAYS = { reviewer: '1', browser: '0' } as const;

/** What the dialogs that move cards by hand start with: the choices of the last time, on any device. */
export function handChoices({ db }: Collection, place: HandPlace): HandChoices {
  const keys = KEYS[place];
  const dueDays = findConfig(db, keys.dueDays);
  return {
    dueDays: typeof dueDays === 'string' ? dueDays : FIRST_DUE_DAYS[place],
    restorePosition: findConfig(db, keys.restorePosition) !== false,
    resetCounts: findConfig(db, keys.resetCounts) === true,
    random: findConfig(db, RANDOM) === true,
    shiftOthers: findConfig(db, SHIFT_OTHERS) === true,
  };
}

type Remembered = Partial<Pick<HandChoices, 'dueDays' | 'restorePosition' | 'resetCounts'>>;

/** Inside the transaction of what was chosen. Without a place (a script) nothing is remembered. */
export function rememberChoices(col: Collection, place: HandPlace | undefined, chosen: Remembered): void {
  if (place === undefined) return;
  for (const name of ['dueDays', 'restorePosition', 'resetCounts'] as const) {
    const value = chosen[name];
    if (value !== undefined) remember(col, KEYS[place][name], value);
  }
}

/** Repositioning is always remembered, as by official. Inside the transaction of it. */
export function rememberOrder(
  col: Collection,
  { random, shiftOthers }: Pick<HandChoices, 'random' | 'shiftOthers'>,
): void {
  remember(col, RANDOM, random);
  remember(col, SHIFT_OTHERS, shiftOthers);
}

function remember({ db, env }: Collection, key: string, value: JsonValue): void {
  setConfig(db, key, value, { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}
