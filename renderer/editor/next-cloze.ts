import { clozeNumbers } from '#shared/domain/template/cloze-numbers.ts';

/** The number of a cloze that is made now: one more than the highest of the note, or that again. */
export function nextCloze(fields: readonly string[], kind: 'next' | 'same'): number {
  const highest = Math.max(0, ...fields.flatMap((html) => clozeNumbers(html)));
  return kind === 'next' ? highest + 1 : Math.max(highest, 1);
}
