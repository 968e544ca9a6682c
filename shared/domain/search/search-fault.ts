/** What can be wrong with a search. */
export const SEARCH_FAULTS = [
  'misplacedAnd',
  'misplacedOr',
  'emptyGroup',
  'unclosedGroup',
  'unopenedGroup',
  'emptyQuote',
  'unclosedQuote',
  'missingKey',
  'unknownEscape',
  'idList',
  'state',
  'flag',
  'property',
  'operator',
  'number',
  'wholeNumber',
  'positiveWholeNumber',
  'negativeWholeNumber',
  'answerButton',
  'duplicates',
  'regex',
] as const;
export type SearchFault = (typeof SEARCH_FAULTS)[number];

/** Where it is wrong: `start` and `end` are places in the text that was searched with. */
export class SearchSyntaxError extends Error {
  override readonly name = 'SearchSyntaxError';
  readonly fault: SearchFault;
  readonly start: number;
  readonly end: number;

  constructor(fault: SearchFault, start: number, end: number) {
    super(fault);
    this.fault = fault;
    this.start = start;
    this.end = end;
  }
}
