import type { SearchNode, SearchTerm } from '#shared/domain/search/search-tree.ts';

/** A node that stands nowhere in a text: it was not typed. */
export function untypedTerm(searched: SearchTerm): SearchNode {
  return { kind: 'term', term: searched, start: 0, end: 0 };
}

/** Searches a deck and what is in it. */
export function deckTerm(name: string): SearchNode {
  return untypedTerm({ kind: 'deck', name: literalName(name) });
}

/** A name whose special characters mean themselves. Official lets one that is `_*` be the wildcards it looks like. */
export function literalName(name: string): string {
  return name === '_*' ? name : name.replaceAll(/[\\*_]/gu, String.raw`\$&`);
}
