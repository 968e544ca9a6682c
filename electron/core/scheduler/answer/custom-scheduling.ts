import type { CustomScript, CustomStates } from '#shared/contract/scheduler.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { getDeck } from '../../storage/deck-storage.ts';
import { isJsonObject, parseLossless } from '../../storage/lossless-json.ts';
import { plainObject } from '../../storage/plain-json.ts';
import { ANSWERS, type Answer, type NextStates } from '../states/card-state.ts';
import { stateFromJson, stateJson } from '../states/state-json.ts';
import type { CardStudy } from '../study-context.ts';

/** As official has it. */
const longestKeyBytes = 8;
const longestDataBytes = 100;

export interface CustomizedStates {
  readonly states: NextStates;
  /** JSON to be stored with the card after each answer. */
  readonly customData: Readonly<Record<Answer, string>>;
}

/** The collection's script and what it is to be run with; null without one. */
export function customScript({ db }: Collection, study: CardStudy, states: NextStates): CustomScript | null {
  const script = findConfig(db, 'cardStateCustomizer');
  if (typeof script !== 'string' || script.trim() === '') return null;
  const { row } = study.card;
  const stored = customObject(study.data.custom);
  return {
    script,
    states: {
      current: { ...stateJson(states.current), customData: study.data.custom },
      ...Object.fromEntries(ANSWERS.map((answer) => [answer, stateJson(states[answer])])),
    },
    customData: Object.fromEntries(ANSWERS.map((answer) => [answer, stored])),
    context: { deckName: getDeck(db, row.odid === 0 ? row.did : row.odid).name, seed: seedOf(row) },
  };
}

/** What a script made of the states; the answer that it led to is the same as official's. Throws `invalidInput`. */
export function customizedStates(states: NextStates, { states: changed, customData }: CustomStates): CustomizedStates {
  const issues: string[] = [];
  const next = { ...states };
  const texts: Record<Answer, string> = { again: '', hard: '', good: '', easy: '' };
  for (const answer of ANSWERS) {
    const state = stateFromJson(changed[answer]);
    if (state === undefined) issues.push(`states.${answer}: not a state`);
    else next[answer] = state;
    texts[answer] = JSON.stringify(customData[answer] ?? {});
    if (!isStorable(customData[answer] ?? {}, texts[answer])) issues.push(`customData.${answer}: can't be stored`);
  }
  if (issues.length > 0) throw new AppError('invalidInput', { issues });
  return { states: next, customData: texts };
}

function isStorable(data: unknown, text: string): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const isShort = (key: string): boolean => Buffer.byteLength(key) <= longestKeyBytes;
  return Object.keys(data).every(isShort) && Buffer.byteLength(text) <= longestDataBytes;
}

/** Scripts get an object, whatever other programs left. */
function customObject(text: string): Record<string, unknown> {
  try {
    const data = parseLossless(text);
    return isJsonObject(data) ? plainObject(data) : {};
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Another one with each answer, the same on every device. */
function seedOf({ id, reps }: CardRow): number {
  return Number(BigInt.asUintN(64, (BigInt(id) << 8n) + BigInt(reps)));
}
