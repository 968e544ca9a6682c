import { type ClozeNode, parseClozes } from './parse-clozes.ts';

/** The numbers of the clozes in a text, ascending. A cloze that is never closed is none, and neither are those in it. */
export function clozeNumbers(text: string): number[] {
  if (!text.includes('{{c')) return [];
  const found = new Set<number>();
  addNumbers(parseClozes(text), found);
  // Zero is for parts of an image that are always hidden.
  found.delete(0);
  return [...found].sort((a, b) => a - b);
}

function addNumbers(nodes: readonly ClozeNode[], found: Set<number>): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    for (const number of node.numbers) found.add(number);
    addNumbers(node.nodes, found);
  }
}
