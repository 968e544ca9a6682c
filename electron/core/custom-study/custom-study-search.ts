import type { CustomStudy } from '#shared/contract/custom-study.ts';
import type { FilteredDeckSettings } from '#shared/contract/decks.ts';
import type { SearchNode, SearchNodes } from '#shared/domain/search/search-tree.ts';
import { writeSearch } from '#shared/domain/search/write-search.ts';
import { deckTerm, literalName, untypedTerm as term } from '../search/untyped-term.ts';
import { FILTERED_ORDER } from '../storage/search/filtered-order.ts';

/** Those kinds that gather cards in a deck of their own. */
export type GatheringStudy = Exclude<CustomStudy, { readonly kind: 'moreNew' | 'moreReviews' }>;

const EVERY_CARD = 99_999;
const AND: SearchNode = { kind: 'and' };
const OR: SearchNode = { kind: 'or' };

/** What the session's deck gathers of a deck: search, order and limit as the official client chooses them. */
export function sessionSettings(deckName: string, study: GatheringStudy): FilteredDeckSettings {
  const { nodes, order, limit, reschedule } = sessionTerm(deckTerm(deckName), study);
  return {
    terms: [{ search: writeSearch(nodes), limit, order }],
    reschedule,
    previewAgainSecs: 60,
    previewHardSecs: 600,
    previewGoodSecs: 0,
  };
}

interface SessionTerm {
  readonly nodes: SearchNodes;
  readonly order: number;
  readonly limit: number;
  readonly reschedule: boolean;
}

function sessionTerm(deck: SearchNode, study: GatheringStudy): SessionTerm {
  switch (study.kind) {
    case 'forgotten': {
      const again = term({ kind: 'answeredSince', days: study.days, answer: 1 });
      return { nodes: [again, AND, deck], order: FILTERED_ORDER.random, limit: EVERY_CARD, reschedule: false };
    }
    case 'ahead': {
      const due = term({ kind: 'property', property: 'dueDays', operator: '<=', value: study.days });
      return { nodes: [due, AND, deck], order: FILTERED_ORDER.due, limit: EVERY_CARD, reschedule: true };
    }
    case 'previewNew': {
      const added = term({ kind: 'since', event: 'added', days: study.days });
      const nodes = [term({ kind: 'state', state: 'new' }), AND, added, AND, deck];
      return { nodes, order: FILTERED_ORDER.added, limit: EVERY_CARD, reschedule: false };
    }
    case 'cram':
      return cramTerm(deck, study);
  }
}

const CRAM_ORDER = {
  new: FILTERED_ORDER.added,
  due: FILTERED_ORDER.due,
  review: FILTERED_ORDER.random,
  all: FILTERED_ORDER.random,
} as const;

function cramTerm(deck: SearchNode, study: Extract<GatheringStudy, { readonly kind: 'cram' }>): SessionTerm {
  const isNew = term({ kind: 'state', state: 'new' });
  const states: Record<typeof study.cards, SearchNodes> = {
    new: [isNew],
    due: [term({ kind: 'state', state: 'due' })],
    review: [{ kind: 'not', node: isNew }],
    all: [],
  };
  const include = joined(study.includeTags.map(tagTerm), OR);
  const exclude = joined(
    study.excludeTags.map((name): SearchNode => ({ kind: 'not', node: tagTerm(name) })),
    AND,
  );
  const parts = [states[study.cards], [deck], grouped(include), grouped(exclude)].filter((part) => part.length > 0);
  return {
    nodes: parts.flatMap((part, index) => (index === 0 ? part : [AND, ...part])),
    order: CRAM_ORDER[study.cards],
    limit: study.cardLimit,
    reschedule: study.cards !== 'all',
  };
}

function tagTerm(name: string): SearchNode {
  return term({ kind: 'tag', text: literalName(name), mode: 'normal' });
}

function joined(nodes: SearchNodes, joiner: SearchNode): SearchNodes {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [joiner, node]));
}

function grouped(nodes: SearchNodes): SearchNodes {
  return nodes.length > 1 ? [{ kind: 'group', nodes }] : nodes;
}
