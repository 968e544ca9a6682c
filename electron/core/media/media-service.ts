import { addMediaData, addMediaFile } from './add-media.ts';
import { fetchPicture } from './fetch-picture.ts';
import { checkMedia } from './media-check.ts';
import type { MediaHandlers, MediaParts } from './media-engine.ts';
import { listMedia } from './media-list.ts';
import { UploadedParts } from './uploaded-parts.ts';
import { emptyMediaTrash, type Moved, restoreMediaTrash, trashMedia } from './media-trash.ts';

type FolderHandlers = Omit<MediaHandlers, 'sync' | 'abort' | 'status' | 'log'>;

/** What a person does with the media folder. */
export function mediaFolderService(parts: MediaParts): FolderHandlers {
  const { look } = parts;
  const uploads = new UploadedParts();

  function said(moved: Moved): Omit<Moved, 'fileNames'> {
    look.changed(moved.fileNames);
    return { fileCount: moved.fileCount, totalBytes: moved.totalBytes };
  }
  function added(fileName: string): { fileName: string } {
    look.changed([fileName]);
    return { fileName };
  }

  return {
    look: async ({ thorough }, { signal, report }) => {
      const { fileCount, changed } = await look.look({ thorough: thorough === true, signal, report });
      return { fileCount, changed: changed.length };
    },
    check: (_input, context) => checkMedia(parts, context),
    list: async (input) => {
      await look.first();
      return listMedia(parts, input);
    },
    add: async ({ file }) => added(await addMediaFile(parts, file)),
    addData: async ({ fileName, data, uploadId }) =>
      added(await addMediaData(parts, fileName, uploads.finished(uploadId, Buffer.from(data, 'base64')))),
    fetchPicture: async ({ url }, { signal }) => {
      const fetched = await fetchPicture(parts, url, signal);
      if (fetched.fileName !== null) look.changed([fetched.fileName]);
      return fetched;
    },
    addPart: ({ uploadId, data }) => {
      uploads.add(uploadId, Buffer.from(data, 'base64'));
      return null;
    },
    trash: async ({ names }, context) => said(await trashMedia(parts, names, context)),
    restoreTrash: async (_input, context) => said(await restoreMediaTrash(parts, context)),
    emptyTrash: async (_input, context) => said(await emptyMediaTrash(parts, context)),
  };
}
