import { createHash } from 'node:crypto';
import type { CallContext } from '#shared/contract/define.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import { inlineImage } from '../notes/media-names.ts';
import type { MediaParts } from './media-engine.ts';

/** Images that stand in fields become files that the fields name, as by the official client's check. Answers how many. */
export async function extractImages(
  { store, folder, references }: MediaParts,
  context: Pick<CallContext, 'throwIfCancelled'>,
): Promise<number> {
  let count = 0;
  for (let afterNoteId: NoteId | null = null; ; ) {
    context.throwIfCancelled();
    const found: Awaited<ReturnType<typeof references.inlineImages>> = await references.inlineImages({ afterNoteId });
    const renames: { from: string; to: string }[] = [];
    for (const { address } of found.images) {
      const image = inlineImage(address);
      if (image === undefined) continue;
      const sha1 = createHash('sha1').update(image.data).digest('hex');
      const fileName = `paste-${sha1}.${image.extension}`;
      const [stat] = await folder.write([{ fileName, content: image.data, onlyIfFree: true }]);
      if (stat !== undefined) store.noteAdded(fileName, sha1, stat);
      renames.push({ from: address, to: fileName });
      count++;
    }
    // The files first: a note never names one that is not there.
    if (renames.length > 0) await references.rename({ renames, noteIds: found.images.map(({ noteId }) => noteId) });
    if (found.afterNoteId === null) return count;
    afterNoteId = found.afterNoteId;
  }
}
