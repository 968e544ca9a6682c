import type { Locale } from '#shared/contract/app.ts';
import { createTranslator } from './translate.ts';

/** What a new collection is filled with, named in the user's language. Has the shape of the engine's `StockNames`. */
export function stockNames(locale: Locale) {
  const { text } = createTranslator(locale);
  return {
    defaultDeck: text('stock-default-deck'),
    defaultPreset: text('stock-default-preset'),
    customStudySession: text('stock-custom-study-session'),
    basic: text('stock-basic'),
    basicReversed: text('stock-basic-reversed'),
    basicOptionalReversed: text('stock-basic-optional-reversed'),
    basicTyping: text('stock-basic-typing'),
    cloze: text('stock-cloze'),
    front: text('stock-front'),
    back: text('stock-back'),
    addReverse: text('stock-add-reverse'),
    text: text('stock-text'),
    backExtra: text('stock-back-extra'),
    card: (ordinal: number): string => text('stock-card', { number: ordinal }),
  };
}
