/** Columns of the browser, by the names under which collections keep the chosen ones. */
export const BROWSER_COLUMNS = [
  'noteFld',
  'template',
  'question',
  'answer',
  'deck',
  'cardDue',
  'cardEase',
  'cardIvl',
  'cardLapses',
  'cardReps',
  'noteTags',
  'note',
  'noteCrt',
  'cardMod',
  'noteMod',
  'originalPosition',
  'stability',
  'difficulty',
  'retrievability',
] as const;
export type BrowserColumn = (typeof BROWSER_COLUMNS)[number];

export const BROWSER_MODES = ['cards', 'notes'] as const;
export type BrowserMode = (typeof BROWSER_MODES)[number];

const UNSORTABLE: ReadonlySet<BrowserColumn> = new Set(['question', 'answer']);
/** They belong to a single card. */
const SORTABLE_BY_CARD: ReadonlySet<BrowserColumn> = new Set(['stability', 'difficulty', 'retrievability']);
const ASCENDING_FIRST: ReadonlySet<BrowserColumn> = new Set(['noteFld', 'noteTags', 'note', 'deck']);

/** How a column is sorted when it is first asked for; null: it can't be. */
export function firstDirection(column: BrowserColumn, mode: BrowserMode): 'ascending' | 'descending' | null {
  if (UNSORTABLE.has(column) || (mode === 'notes' && SORTABLE_BY_CARD.has(column))) return null;
  return ASCENDING_FIRST.has(column) ? 'ascending' : 'descending';
}
