import type { Locale } from '#shared/contract/app.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { createTranslator } from './translate.ts';

/** What may be said on a card, in the user's language. */
export function renderWords(locale: Locale): RenderWords {
  const { text } = createTranslator(locale);
  return {
    sideFaulty: {
      question: text('card-question-faulty'),
      answer: text('card-answer-faulty'),
      'browser-question': text('card-browser-question-faulty'),
      'browser-answer': text('card-browser-answer-faulty'),
    },
    notClosed: (missing) => text('card-conditional-not-closed', { missing }),
    closedWrongly: (found, expected) => text('card-conditional-closed-wrongly', { found, expected }),
    notOpen: (found, ifFilled, ifEmpty) => text('card-conditional-not-open', { found, ifFilled, ifEmpty }),
    noSuchField: (mark, field) => text('card-no-such-field', { mark, field }),
    tooLarge: (mark) => text('card-too-large', { mark }),
    moreInfo: text('card-help'),
    emptyFront: text('card-empty-front'),
    clozeMissing: (number) => text('card-cloze-missing', { number: String(number) }),
    templateMissing: text('card-template-missing'),
    speechWithoutLanguage: text('card-speech-without-language'),
    blank: text('card-speech-blank'),
    latexUnsupported: text('card-latex-unsupported'),
    typedFieldUnknown: (field) => text('card-typed-field-unknown', { field }),
    typedClozeMissing: text('card-typed-cloze-missing'),
  };
}
