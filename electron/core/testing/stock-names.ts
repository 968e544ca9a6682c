import type { StockNames } from '../engine-types.ts';

/** For tests that make collections without the catalogue of messages. */
export const ENGLISH_STOCK_NAMES: StockNames = {
  defaultDeck: 'Default',
  defaultPreset: 'Default',
  customStudySession: 'Custom Study Session',
  basic: 'Basic',
  basicReversed: 'Basic (and reversed card)',
  basicOptionalReversed: 'Basic (optional reversed card)',
  basicTyping: 'Basic (type in the answer)',
  cloze: 'Cloze',
  front: 'Front',
  back: 'Back',
  addReverse: 'Add Reverse',
  text: 'Text',
  backExtra: 'Back Extra',
  card: (ordinal) => `Card ${ordinal}`,
};
