import type { RenderedCard } from '#shared/contract/cards.ts';
import { type AvTag, soundNames } from '#shared/domain/template/av-tags.ts';
import { mediaReferences } from '#shared/domain/template/media-references.ts';

interface ShownSides {
  readonly question: string;
  readonly answer: string;
  readonly questionAvTags: readonly AvTag[];
  readonly answerAvTags: readonly AvTag[];
}

/** Which of the files that a card shows or plays are not there. `fields`: the note's, to know who names them. */
export function missingMedia(
  { question, answer, questionAvTags, answerAvTags }: ShownSides,
  fields: string,
  hasMedia: (fileName: string) => boolean,
): RenderedCard['missingMedia'] {
  const names = new Set([...mediaReferences(question), ...mediaReferences(answer)]);
  for (const tag of [...questionAvTags, ...answerAvTags]) if (tag.kind === 'sound') names.add(tag.fileName);
  const missing = [...names].filter((name) => !isFileName(name) || !hasMedia(name));
  if (missing.length === 0) return [];
  const inNote = new Set([...mediaReferences(fields), ...soundNames(fields)]);
  return missing.map((fileName) => ({ fileName, namedBy: inNote.has(fileName) ? 'note' : 'notetype' }));
}

/** The folder has no folders in it; what names one is never looked for, least of all outside. */
function isFileName(name: string): boolean {
  return !/[\\/\0]/u.test(name) && name !== '.' && name !== '..';
}
