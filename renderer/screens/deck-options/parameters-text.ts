import { areFsrsParameters } from '#shared/domain/deck-options.ts';

const DIGITS = 4;

/** FSRS parameters as they are shown. */
export function parametersText(parameters: readonly number[]): string {
  return parameters.map((value) => value.toFixed(DIGITS)).join(', ');
}

/** The numbers of a text, or undefined where there are too few, too many or other things. */
export function parseParameters(text: string): number[] | undefined {
  const words = text.split(/[\s,،;[\]]+/u).filter((word) => word !== '');
  const numbers = words.map(Number);
  return areFsrsParameters(numbers) ? numbers : undefined;
}
