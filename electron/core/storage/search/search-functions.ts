import { parseCardData } from '../card-data.ts';
import type { WriteDb } from '../connection.ts';
import { isJsonObject, parseLossless, stringifyLossless } from '../lossless-json.ts';
import { fnvSigned } from '../fnv-hash.ts';
import { type TextMatcher, withoutClozes, withoutCombining } from './search-regex.ts';

const FIELD_SEPARATOR = '\u001f';
const DAY_SECS = 86_400;
/** A due number beyond it is no day but a moment. */
const LAST_DAY = 365_000;
const DEFAULT_DECAY = 0.5;

export interface SearchMoment {
  readonly nowSecs: number;
  readonly daysElapsed: number;
  readonly nextDayAtSecs: number;
}

/** What the functions of a search under way refer to by number. */
interface Running {
  matchers: readonly TextMatcher[];
  moment: SearchMoment;
}

const NOTHING: Running = { matchers: [], moment: { nowSecs: 0, daysElapsed: 0, nextDayAtSecs: 0 } };
const runnings = new WeakMap<WriteDb, Running>();

/** Runs `search`, whose SQL may use the functions below. Registers them with the connection the first time. */
export function withSearchFunctions<T>(db: WriteDb, running: Running, search: () => T): T {
  const state = runnings.get(db) ?? register(db);
  Object.assign(state, running);
  try {
    return search();
  } finally {
    Object.assign(state, NOTHING);
  }
}

function register(db: WriteDb): Running {
  const state: Running = { ...NOTHING };
  runnings.set(db, state);
  const options = { deterministic: false } as const;
  db.function('ebb_matches', options, (matcher, text) => {
    const matches = state.matchers[Number(matcher)];
    return matches !== undefined && matches(String(text)) ? 1 : 0;
  });
  db.function('ebb_fields', options, (flds, from, to) => fieldsOf(flds, from, to));
  db.function('ebb_without_combining', options, (text) => withoutCombining(String(text)));
  db.function('ebb_without_clozes', options, (text) => withoutClozes(String(text)));
  db.function('ebb_memory', options, (data, key) => memoryOf(String(data), key));
  db.function('ebb_custom', options, (data, key) => customOf(String(data), String(key)));
  db.function('ebb_retrievability', options, (data, due, ivl) =>
    retrievability(String(data), Number(due), Number(ivl), state.moment),
  );
  db.function('ebb_overdueness', options, (data, due, ivl) =>
    overdueness(String(data), Number(due), Number(ivl), state.moment),
  );
  db.function('ebb_fnv', options, (first, second) => fnvSigned(Number(first), Number(second)));
  return state;
}

/** Neighbouring fields, the last one included. */
function fieldsOf(flds: unknown, from: unknown, to: unknown): string {
  return String(flds)
    .split(FIELD_SEPARATOR)
    .slice(Number(from), Number(to) + 1)
    .join(FIELD_SEPARATOR);
}

function memoryOf(data: string, key: unknown): number | null {
  const { stability, difficulty } = parseCardData(data);
  return (key === 's' ? stability : difficulty) ?? null;
}

/** A value of a custom scheduler's, as text. */
function customOf(data: string, key: string): string | null {
  const { custom } = parseCardData(data);
  if (custom === '') return null;
  try {
    const values = parseLossless(custom);
    const found = isJsonObject(values) ? values[key] : undefined;
    if (found === undefined) return null;
    return typeof found === 'string' ? found : stringifyLossless(found);
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** How likely the card is remembered now, from its `data` column; null: it has no memory state. */
export function retrievability(data: string, due: number, ivl: number, moment: SearchMoment): number | null {
  const { stability, difficulty, decay = DEFAULT_DECAY, lastReviewSecs } = parseCardData(data);
  if (stability === undefined || difficulty === undefined) return null;
  const elapsedDays = elapsedSecs(due, ivl, lastReviewSecs, moment) / DAY_SECS;
  const f = Math.fround;
  const factor = f(f(Math.pow(f(0.9), f(1 / -decay))) - 1);
  return f(Math.pow(f(f(f(f(elapsedDays) / stability) * factor) + 1), -decay));
}

/** How far past its time a card is, as a negative number: the further, the lower. */
function overdueness(data: string, due: number, ivl: number, moment: SearchMoment): number {
  const { desiredRetention, decay = DEFAULT_DECAY } = parseCardData(data);
  const recalled = retrievability(data, due, ivl, moment);
  if (recalled === null || desiredRetention === undefined) {
    // By the due date alone, even where the time of the last answer is known.
    const elapsedDays = Math.floor(elapsedSecs(due, ivl, undefined, moment) / DAY_SECS);
    return -((elapsedDays + 0.001) / Math.max(ivl, 1));
  }
  const odds = (probability: number): number => Math.pow(probability, -1 / decay) - 1;
  return -(odds(recalled) / odds(desiredRetention));
}

function elapsedSecs(due: number, ivl: number, lastReviewSecs: number | undefined, moment: SearchMoment): number {
  const { nowSecs, daysElapsed } = moment;
  if (lastReviewSecs !== undefined) return Math.max(0, nowSecs - lastReviewSecs);
  if (due > LAST_DAY) return Math.max(0, nowSecs - (due - ivl));
  return Math.max(0, daysElapsed - (due - ivl)) * DAY_SECS;
}
