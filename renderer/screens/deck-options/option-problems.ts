import { areFsrsParameters, type DeckOptions, isDate, type SharedOptions } from '#shared/domain/deck-options.ts';

/** An option whose value can't be saved. */
export interface OptionProblem {
  readonly option: keyof DeckOptions;
  readonly message:
    | 'options-wrong-no-steps'
    | 'options-wrong-steps'
    | 'options-wrong-parameters'
    | 'options-wrong-date';
}

/** What has to be mended before saving. */
export function optionProblems(options: DeckOptions, { fsrs }: Pick<SharedOptions, 'fsrs'>): OptionProblem[] {
  const problems: OptionProblem[] = [];
  if (options.learnStepsMins.length === 0 && !fsrs) {
    problems.push({ option: 'learnStepsMins', message: 'options-wrong-no-steps' });
  }
  for (const option of ['learnStepsMins', 'relearnStepsMins'] as const) {
    if (options[option].some((step) => !(step > 0))) problems.push({ option, message: 'options-wrong-steps' });
  }
  if (!areFsrsParameters(options.fsrsParameters)) {
    problems.push({ option: 'fsrsParameters', message: 'options-wrong-parameters' });
  }
  if (options.ignoreReviewsBefore !== '' && !isDate(options.ignoreReviewsBefore)) {
    problems.push({ option: 'ignoreReviewsBefore', message: 'options-wrong-date' });
  }
  return problems;
}
