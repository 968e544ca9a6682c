import type { SearchTerm } from '#shared/domain/search/search-tree.ts';

/** Terms that nothing but notes is needed for. */
const OF_NOTES: ReadonlySet<SearchTerm['kind']> = new Set([
  'text',
  'withoutCombining',
  'withoutClozes',
  'regex',
  'word',
  'field',
  'tag',
  'notetype',
  'notetypeId',
]);

/** Ids of notes are found among the cards, where those are asked for. */
export function isOfNotes(term: SearchTerm, finds: 'cards' | 'notes'): boolean {
  if (term.kind === 'ids') return term.of === 'note' && finds === 'notes';
  if (term.kind === 'duplicates') return finds === 'notes';
  if (term.kind === 'since') return term.event === 'edited';
  return OF_NOTES.has(term.kind);
}
