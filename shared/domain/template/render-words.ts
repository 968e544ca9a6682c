/** Sentences that can stand on a card, in the user's language. Plain text. */
export interface RenderWords {
  /** Which side has a fault. */
  readonly sideFaulty: Readonly<Record<'question' | 'answer' | 'browser-question' | 'browser-answer', string>>;
  /** Arguments are marks as they would stand in the template. */
  readonly notClosed: (missing: string) => string;
  readonly closedWrongly: (found: string, expected: string) => string;
  readonly notOpen: (found: string, ifFilled: string, ifEmpty: string) => string;
  readonly noSuchField: (mark: string, field: string) => string;
  readonly tooLarge: (mark: string) => string;
  readonly moreInfo: string;
  readonly emptyFront: string;
  readonly clozeMissing: (number: number) => string;
  readonly templateMissing: string;
  /** In brackets, where the sound would be. */
  readonly speechWithoutLanguage: string;
  /** What is spoken for a hidden cloze. */
  readonly blank: string;
  readonly latexUnsupported: string;
  readonly typedFieldUnknown: (field: string) => string;
  readonly typedClozeMissing: string;
}
