import { isJsonObject, parseLossless } from '../../storage/lossless-json.ts';
import type { JsonObject, JsonValue } from '../../storage/lossless-json.ts';

/** Keys of a card's `data` that are fractions, and to how many places they are kept. */
const FRACTIONS = [
  ['s', 4],
  ['d', 3],
  ['dr', 2],
  ['decay', 3],
] as const;
const U32_MAX = 0xffff_ffff;

/**
 * A card's `data` as every client and server writes it when the card passes through: known keys in their order,
 * fractions with 32 bits and rounded; what is unknown or of another type is dropped. Text that can't be read counts
 * as empty. What differs from this would differ between two sides for good.
 */
export function normalizedCardData(data: string): string {
  const known = knownKeys(data);
  const parts: string[] = [];
  const position = known['pos'];
  if (isWhole(position) && position >= 0 && position <= U32_MAX) parts.push(`"pos":${position}`);
  // Stability and difficulty count only together.
  const hasMemory = isFraction(known['s']) && isFraction(known['d']);
  for (const [key, places] of FRACTIONS) {
    const value = known[key];
    if (isFraction(value) && (hasMemory || (key !== 's' && key !== 'd'))) {
      parts.push(`"${key}":${fractionText(roundedFloat(value, places))}`);
    }
  }
  const lastReview = known['lrt'];
  if (isWhole(lastReview)) parts.push(`"lrt":${lastReview}`);
  const custom = known['cd'];
  if (typeof custom === 'string' && custom !== '' && custom !== '{}') parts.push(`"cd":${JSON.stringify(custom)}`);
  return `{${parts.join(',')}}`;
}

function knownKeys(data: string): JsonObject {
  if (data === '' || data === '{}') return {};
  try {
    const parsed = parseLossless(data);
    return isJsonObject(parsed) ? parsed : {};
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isWhole(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isFraction(value: JsonValue | undefined): value is number {
  return typeof value === 'number';
}

/** Rounded as 32-bit floats are, each step of it; halves go away from zero. */
function roundedFloat(value: number, places: number): number {
  const factor = 10 ** places;
  const scaled = Math.fround(Math.fround(value) * factor);
  const whole = Math.sign(scaled) * Math.round(Math.abs(scaled));
  return Math.fround(whole / factor);
}

/** The shortest digits that give the same 32-bit float; whole numbers keep a fraction, to stay recognisable as floats. */
function fractionText(float: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return Number.isInteger(short) ? `${short}.0` : String(short);
  }
  return String(float);
}
