import type { SearchNode } from '#shared/domain/search/search-tree.ts';
import { regexMatcher, wordMatcher } from '../storage/search/search-regex.ts';
import { simpleRegex } from '../storage/search/simple-regex.ts';
import type { TextWish } from './note-texts.ts';

/** What LIKE takes for itself, between the characters that a text must have. */
const LIKE_SIGNS = /[%_]+/u;

/** Wildcards, and letters that have others in their stead than their capitals: k and s, and what is not English. */
const NOT_SURE = /[^a-jl-rt-zA-JL-RT-Z\d ]+/u;

/** What a search asks of the fields' texts, if it asks for nothing else. Regular expressions only if they are simple. */
export function textWish(
  nodes: readonly SearchNode[],
  { compose }: { readonly compose: boolean },
): TextWish | undefined {
  if (nodes.length === 0) return undefined;
  const composed = (text: string): string => (compose ? text.normalize('NFC') : text);
  const words: string[] = [];
  const absentWords: string[] = [];
  const matchers: TextWish['matchers'][number][] = [];
  for (const node of nodes) {
    if (node.kind === 'and') continue;
    if (node.kind === 'not' && node.node.kind === 'term' && node.node.term.kind === 'text') {
      absentWords.push(composed(node.node.term.text));
      continue;
    }
    if (node.kind !== 'term') return undefined;
    const { term } = node;
    if (term.kind === 'text') words.push(composed(term.text));
    else if (term.kind === 'word') {
      const word = composed(term.text);
      const part = longest(word.split(NOT_SURE));
      if (part !== '') words.push(part);
      matchers.push(wordMatcher(word));
    } else if (term.kind === 'regex') {
      const simple = simpleRegex(term.pattern);
      if (simple === undefined) return undefined;
      const part = longest(simple.like.pattern.split(LIKE_SIGNS));
      if (part !== '') words.push(part);
      matchers.push(regexMatcher(term.pattern));
    } else return undefined;
  }
  return { words, absentWords, matchers };
}

function longest(parts: readonly string[]): string {
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? '';
}
