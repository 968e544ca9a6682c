import { escapedAttribute } from '#shared/domain/html/escape-html.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { base64Of } from '#renderer/rpc/base64-of.ts';

/** As the official editor takes them: a picture is shown, anything that plays is a sound. */
const PICTURES = 'jpg jpeg png gif svg webp avif ico tif tiff'.split(' ');
const SOUNDS = '3gp aac avi flac flv m4a m4v mkv mov mp2 mp3 mp4 mpeg mpg oga ogg ogv ogx opus spx swf wav webm'.split(
  ' ',
);
/** Of pictures on the clipboard, which have no name. */
const CLIPBOARD_QUALITY = 0.85;

export interface MediaFolder {
  /** Puts data (base64) into the media folder; resolves to the name that it got. */
  readonly addData: (input: { fileName: string; data: string; uploadId?: string }) => Promise<{ fileName: string }>;
  readonly addPart: (input: { uploadId: string; data: string }) => Promise<null>;
  /** Fetches a picture of the web into it. */
  readonly fetchPicture: (input: { url: string }) => Promise<{ fileName: string | null }>;
}
/** What one call carries, before base64 makes a third more of it. */
const PART_BYTES = 6 << 20;

export const attachable = [...PICTURES, ...SOUNDS].map((extension) => `.${extension}`).join(',');

/** Puts a file into the media folder. Resolves to what names it in a field. Throws `media.notAttachable`. */
export async function attachFile(folder: MediaFolder, file: File): Promise<string> {
  const extension = extensionOf(file.name);
  if (!PICTURES.includes(extension) && !SOUNDS.includes(extension)) {
    throw new AppError('media.notAttachable', { fileName: file.name });
  }
  const { fileName } = await uploaded(folder, file.name, file);
  return nameInField(fileName);
}

/** A picture without a name, from the clipboard or out of pasted text. */
export async function attachPicture(folder: MediaFolder, picture: Blob, options: { asPng: boolean }): Promise<string> {
  const kept = /^image\/(?:gif|svg\+xml|webp|avif)$/u.test(picture.type) ? picture : await repacked(picture, options);
  const extension = kept.type.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', await kept.arrayBuffer()));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return nameInField((await uploaded(folder, `paste-${hex}.${extension}`, kept)).fileName);
}

async function uploaded(folder: MediaFolder, fileName: string, content: Blob): Promise<{ fileName: string }> {
  if (content.size <= PART_BYTES) return folder.addData({ fileName, data: await base64Of(content) });
  const uploadId = crypto.randomUUID();
  let at = 0;
  for (; content.size - at > PART_BYTES; at += PART_BYTES) {
    await folder.addPart({ uploadId, data: await base64Of(content.slice(at, at + PART_BYTES)) });
  }
  return folder.addData({ fileName, uploadId, data: await base64Of(content.slice(at)) });
}

/** `<img src="dog.jpg">`, `[sound:dog.mp3]`. */
export function nameInField(fileName: string): string {
  if (!PICTURES.includes(extensionOf(fileName))) return `[sound:${fileName.replaceAll('&', '&amp;')}]`;
  // Stored as it is called; only a sign that would be read as an encoding is encoded.
  return `<img src="${escapedAttribute(fileName.replaceAll(/%(?=[\da-f]{2})/giu, '%25'))}">`;
}

function extensionOf(fileName: string): string {
  return /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

async function repacked(picture: Blob, { asPng }: { asPng: boolean }): Promise<Blob> {
  const type = asPng ? 'image/png' : 'image/jpeg';
  if (picture.type === type) return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) return picture;
  if (!asPng) {
    // JPG knows no transparency; what shows through would be black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, bitmap.width, bitmap.height);
  }
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type, quality: CLIPBOARD_QUALITY });
}
