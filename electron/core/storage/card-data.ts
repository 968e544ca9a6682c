import { isJsonObject, type JsonObject, parseLossless } from './lossless-json.ts';
import { shortestFloat } from './shortest-float.ts';

/** What a card's `data` column can hold. Absent keys are not written. */
export interface CardData {
  /** Place among the new cards before the card left them. */
  readonly position: number | undefined;
  readonly stability: number | undefined;
  readonly difficulty: number | undefined;
  readonly desiredRetention: number | undefined;
  readonly decay: number | undefined;
  readonly lastReviewSecs: number | undefined;
  /** JSON of a custom scheduler. */
  readonly custom: string;
}

const NOTHING: CardData = {
  ...{ position: undefined, stability: undefined, difficulty: undefined, desiredRetention: undefined },
  ...{ decay: undefined, lastReviewSecs: undefined, custom: '' },
};

/** Reads the column as the official client does: what can't be read is absent, and so is what it does not know. */
export function parseCardData(text: string): CardData {
  if (text === '' || text === '{}') return NOTHING;
  const json = objectIn(text);
  const float = (key: string): number | undefined => {
    const found = json[key];
    return typeof found === 'number' ? Math.fround(found) : undefined;
  };
  const integer = (key: string): number | undefined => {
    const found = json[key];
    return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
  };
  const position = integer('pos');
  const stability = float('s');
  const difficulty = float('d');
  const custom = json['cd'];
  const hasMemory = stability !== undefined && difficulty !== undefined;
  return {
    position: position !== undefined && position >= 0 && position <= 0xff_ff_ff_ff ? position : undefined,
    stability: hasMemory ? stability : undefined,
    difficulty: hasMemory ? difficulty : undefined,
    desiredRetention: float('dr'),
    decay: float('decay'),
    lastReviewSecs: integer('lrt'),
    custom: typeof custom === 'string' ? custom : '',
  };
}

/** The column's text: official's order of keys, its rounding, 32-bit floats in their shortest form. */
export function cardDataText(data: CardData): string {
  const parts = [
    part('pos', data.position, String),
    part('s', data.stability, (value) => rounded(value, 4)),
    part('d', data.difficulty, (value) => rounded(value, 3)),
    part('dr', data.desiredRetention, (value) => rounded(value, 2)),
    part('decay', data.decay, (value) => rounded(value, 3)),
    part('lrt', data.lastReviewSecs, String),
    part('cd', data.custom === '' || data.custom === '{}' ? undefined : data.custom, JSON.stringify),
  ];
  return `{${parts.filter((text) => text !== '').join(',')}}`;
}

function objectIn(text: string): JsonObject {
  try {
    const parsed = parseLossless(text);
    return isJsonObject(parsed) ? parsed : {};
  } catch (error: unknown) {
    // Older clients left it empty, other programs wrote their own things into it.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function part<Value>(key: string, value: Value | undefined, write: (value: Value) => string): string {
  return value === undefined ? '' : `"${key}":${write(value)}`;
}

function rounded(value: number, places: number): string {
  const factor = 10 ** places;
  const whole = Math.fround(value * factor);
  const result = Math.fround((Math.sign(whole) * Math.round(Math.abs(whole))) / factor);
  const text = String(shortestFloat(result));
  return /^-?\d+$/u.test(text) ? `${text}.0` : text;
}
