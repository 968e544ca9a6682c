import type { Operator, SearchedProperty, SearchedState } from '#shared/domain/search/search-tree.ts';
import type { SearchMoment } from './search-functions.ts';

/** When a card is due, also while a filtered deck has it. */
const DUE = 'CASE WHEN c.odue != 0 THEN c.odue ELSE c.due END';
const DAY_SECS = 86_400;
const MAX_U32 = 0xff_ff_ff_ff;

export function stateSql(state: SearchedState, { daysElapsed, nextDayAtSecs }: SearchMoment): string {
  switch (state) {
    case 'new':
      return 'c.type = 0';
    case 'learn':
      return 'c.type IN (1, 3)';
    case 'review':
      return 'c.type IN (2, 3)';
    case 'due':
      return `c.queue IN (2, 3) AND c.due <= ${daysElapsed} OR c.queue IN (1, 4) AND c.due <= ${nextDayAtSecs}`;
    case 'suspended':
      return 'c.queue = -1';
    case 'buried':
      return 'c.queue IN (-2, -3)';
    case 'buried-manually':
      return 'c.queue = -3';
    case 'buried-sibling':
      return 'c.queue = -2';
  }
}

interface PropertyTerm {
  readonly property: SearchedProperty;
  readonly operator: Operator;
  readonly value: number;
}

export function propertySql({ property, operator, value }: PropertyTerm, moment: SearchMoment): string {
  switch (property) {
    case 'intervalDays':
      return `c.ivl ${operator} ${value}`;
    case 'dueDays':
      return dueSql(operator, value, moment);
    case 'reps':
    case 'lapses':
      return `c.${property} ${operator} ${value}`;
    case 'ease':
      return `c.factor ${operator} ${easeSql(value)}`;
    case 'position':
      return `c.type = 0 AND ${DUE} ${operator} ${value}`;
    case 'stability':
      return `ebb_memory(c.data, 's') ${operator} ${value}`;
    case 'difficulty':
      return `ebb_memory(c.data, 'd') ${operator} ${Math.fround(Math.fround(value * 9) + 1)}`;
    case 'retrievability':
      // Of new cards it is not unknown: what excludes others finds them.
      return `c.type != 0 AND ebb_retrievability(c.data, ${DUE}, c.ivl) ${operator} ${value}`;
  }
}

/** Cards of days by their day, cards of the hour by the whole days that lie between. */
function dueSql(operator: Operator, days: number, { daysElapsed, nextDayAtSecs }: SearchMoment): string {
  return `c.queue IN (2, 3) AND (${DUE}) ${operator} ${days + daysElapsed}
    OR c.queue IN (1, 4) AND ((${DUE}) - ${nextDayAtSecs}) / ${DAY_SECS} ${operator} ${days}`;
}

export function inDecks(deckIds: readonly number[]): string {
  const list = deckIds.join(', ');
  return `c.did IN (${list}) OR c.odid != 0 AND c.odid IN (${list})`;
}

/** Ease as cards store it: a whole number of thousandths that fits 32 bits, 0 for what is none. */
function easeSql(ease: number): number {
  const thousandths = Math.trunc(Math.fround(ease * 1000));
  return Number.isNaN(thousandths) ? 0 : Math.min(Math.max(thousandths, 0), MAX_U32);
}
