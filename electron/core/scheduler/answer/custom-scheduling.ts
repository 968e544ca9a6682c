import type { CustomScript, CustomStates } from '#shared/contract/scheduler.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { getDeck } from '../../storage/deck-storage.ts';
import { isJsonObject, parseLossless } from '../../storage/lossless-json.ts';
import { plainObject } from '../../storage/plain-json.ts';
import { cardDecay } from '../fsrs/fsrs-parameters.ts';
import { ANSWERS, type Answer, type CardState, type NextStates } from '../states/card-state.ts';
import { stateFromJson, stateJson } from '../states/state-json.ts';
import type { CardStudy } from '../study-context.ts';

/** As official has it. */
const longestKeyBytes = 8;
const longestDataBytes = 100;

export interface CustomizedStates {
  readonly states: NextStates;
  /** JSON to be stored with the card after each answer; where the script left none, what is stored stays. */
  readonly customData: Readonly<Partial<Record<Answer, string>>>;
}

/** The collection's script and what it is to be run with; null without one. */
export function customScript({ db }: Collection, study: CardStudy, states: NextStates): CustomScript | null {
  const script = findConfig(db, 'cardStateCustomizer');
  if (typeof script !== 'string' || script.trim() === '') return null;
  const { card, data, context } = study;
  const { row } = card;
  const decay = context.fsrs ? cardDecay(card.options.fsrsParameters) : data.decay;
  const stored = customObject(study.data.custom);
  return {
    script,
    states: {
      current: { ...stateJson(states.current), customData: study.data.custom },
      ...Object.fromEntries(ANSWERS.map((answer) => [answer, stateJson(states[answer])])),
    },
    customData: Object.fromEntries(ANSWERS.map((answer) => [answer, stored])),
    context: {
      deckName: getDeck(db, row.odid === 0 ? row.did : row.odid).name,
      seed: seedOf(row),
      ...(decay === undefined ? {} : { decay }),
      ...(data.desiredRetention === undefined ? {} : { desiredRetention: data.desiredRetention }),
    },
  };
}

/**
 * What a script made of the states, of all answers or of the one that is given: what it did to the others is nobody's
 * concern then. The answer that it led to is the same as official's. Throws `invalidInput`.
 */
export function customizedStates(
  states: NextStates,
  { states: changed, customData }: CustomStates,
  answers: readonly Answer[] = ANSWERS,
): CustomizedStates {
  const issues: string[] = [];
  const next = { ...states };
  const texts: Partial<Record<Answer, string>> = {};
  for (const answer of answers) {
    const state = stateFromJson(changed[answer]);
    if (state === undefined) issues.push(`states.${answer}: not a state`);
    else if (!canFollow(states.current, state)) issues.push(`states.${answer}: not in this deck`);
    else next[answer] = state;
    const data = customData[answer];
    if (data === undefined) continue;
    const text = JSON.stringify(data);
    if (isStorable(data, text)) texts[answer] = text;
    else issues.push(`customData.${answer}: can't be stored`);
  }
  if (issues.length > 0) throw new AppError('invalidInput', { issues });
  return { states: next, customData: texts };
}

/**
 * A preview ends by being finished, a card leaves the filtered deck that holds it for reviews only, and one in a
 * normal deck has nothing to do with filtered ones: anything else would leave its row half in one deck and half in
 * another.
 */
function canFollow(current: CardState, next: CardState): boolean {
  switch (next.kind) {
    case 'preview':
      return current.kind === 'preview';
    case 'rescheduling':
      return (
        current.kind === 'rescheduling' && (next.original.kind === 'learning' || next.original.kind === 'relearning')
      );
    case 'review':
      return current.kind !== 'preview';
    case 'new':
    case 'learning':
    case 'relearning':
      return current.kind !== 'preview' && current.kind !== 'rescheduling';
  }
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
