/** One thing that a search can ask of a card or of its note. Texts keep the wildcards `*` and `_` and their escapes. */
export type SearchTerm =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly text: string; readonly mode: TextMode }
  | { readonly kind: 'regex'; readonly pattern: string }
  | { readonly kind: 'withoutCombining'; readonly text: string }
  | { readonly kind: 'withoutClozes'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'tag'; readonly text: string; readonly mode: TextMode }
  | { readonly kind: 'deck'; readonly name: string }
  | { readonly kind: 'preset'; readonly name: string }
  | { readonly kind: 'notetype'; readonly name: string }
  | { readonly kind: 'templateNumber'; readonly ord: number }
  | { readonly kind: 'templateName'; readonly name: string }
  | { readonly kind: 'state'; readonly state: SearchedState }
  | { readonly kind: 'flag'; readonly flag: number }
  | {
      readonly kind: 'property';
      readonly property: SearchedProperty;
      readonly operator: Operator;
      readonly value: number;
    }
  | { readonly kind: 'customNumber'; readonly key: string; readonly operator: Operator; readonly value: number }
  | { readonly kind: 'customText'; readonly key: string; readonly operator: Operator; readonly value: string }
  | { readonly kind: 'hasCustom'; readonly key: string }
  | { readonly kind: 'since'; readonly event: 'added' | 'edited' | 'introduced'; readonly days: number }
  /** On one of the last days, today being the first. */
  | { readonly kind: 'answeredSince'; readonly days: number; readonly answer: SearchedAnswer }
  /** `days` counts from today: 0 is today, -1 yesterday. */
  | { readonly kind: 'answered'; readonly operator: Operator; readonly days: number; readonly answer: SearchedAnswer }
  | { readonly kind: 'notetypeId'; readonly id: string }
  | { readonly kind: 'ids'; readonly of: IdKind; readonly ids: readonly string[] }
  /** Notes of a note type whose first field has this text. */
  | { readonly kind: 'duplicates'; readonly notetypeId: string; readonly text: string };

export type TextMode = 'normal' | 'regex' | 'withoutCombining';
export type IdKind = 'note' | 'card' | 'deck';
export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=';
/** A button, any of them, or a change of the schedule by hand. */
export type SearchedAnswer = 1 | 2 | 3 | 4 | 'any' | 'byHand';

export const SEARCHED_STATES = [
  'new',
  'learn',
  'review',
  'due',
  'suspended',
  'buried',
  'buried-manually',
  'buried-sibling',
] as const;
export type SearchedState = (typeof SEARCHED_STATES)[number];

export type SearchedProperty =
  | 'intervalDays'
  | 'dueDays'
  | 'reps'
  | 'lapses'
  | 'ease'
  | 'position'
  | 'stability'
  /** 0 to 1. */
  | 'difficulty'
  | 'retrievability';

export type SearchNode =
  | { readonly kind: 'and' | 'or' }
  | { readonly kind: 'not'; readonly node: SearchNode }
  | { readonly kind: 'group'; readonly nodes: SearchNodes }
  /** `start` and `end` are its places in the text that was searched with. */
  | { readonly kind: 'term'; readonly term: SearchTerm; readonly start: number; readonly end: number };

/** Things to find, with `and` or `or` between each two; `and` binds more tightly. None: everything is found. */
export type SearchNodes = readonly SearchNode[];
