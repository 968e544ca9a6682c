import { cleanPaste, textToHtml } from './clean-paste.ts';
import { attachFile, attachPicture, type MediaFolder } from './field-media.ts';
import { OWN_TYPE } from './rich-field.tsx';

/** What lay on the clipboard or was dropped; read at once, as it is gone when the event is over. */
export interface Pasted {
  readonly files: readonly File[];
  readonly own: string;
  readonly html: string;
  readonly text: string;
}

export interface PasteOptions {
  readonly folder: MediaFolder;
  readonly asPng: boolean;
  /** Only the words. */
  readonly plain: boolean;
  /** What could not be taken, with its name or address. */
  readonly onFailure: (error: unknown) => void;
  /** Pictures that lie on the web: nothing is fetched from there. */
  readonly onRemotePictures: (count: number) => void;
}

export function pastedOf(data: DataTransfer): Pasted {
  return {
    files: [...data.files],
    own: data.getData(OWN_TYPE),
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
  };
}

/** HTML as it would be stored, its files in the media folder by then. Empty: nothing of it can be taken. */
export async function pastedHtml({ files, own, html, text }: Pasted, options: PasteOptions): Promise<string> {
  if (options.plain) return textToHtml(text);
  if (own !== '') return own;
  // A picture that was copied from a page comes as a file too; a table comes as a picture too.
  const clean = html === '' ? '' : cleanPaste(html);
  const onlyPicture = /^<img [^>]*>$/u.test(clean);
  if (files.length > 0 && (clean === '' || onlyPicture)) return filesHtml(files, options);
  if (clean !== '') return withOwnPictures(clean, options);
  return textToHtml(text);
}

export async function filesHtml(files: readonly File[], options: PasteOptions): Promise<string> {
  const parts: string[] = [];
  for (const file of files) {
    try {
      // The clipboard calls every picture `image.png`.
      const isNameless = file.type.startsWith('image/') && /^image\.[a-z]+$/u.test(file.name);
      parts.push(
        isNameless ? await attachPicture(options.folder, file, options) : await attachFile(options.folder, file),
      );
    } catch (error: unknown) {
      options.onFailure(error);
    }
  }
  return parts.join('');
}

/** Pictures that the text itself holds go into the media folder; those of the web are left out, and told of. */
async function withOwnPictures(html: string, options: PasteOptions): Promise<string> {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.innerHTML = html;
  let remote = 0;
  for (const picture of holder.querySelectorAll('img')) {
    const source = picture.getAttribute('src') ?? '';
    if (/^https?:/iu.test(source)) {
      remote += 1;
      picture.remove();
      continue;
    }
    try {
      const named = holder.ownerDocument.createElement('template');
      named.innerHTML = await attachPicture(options.folder, dataOf(source), options);
      picture.replaceWith(named.content);
    } catch (error: unknown) {
      picture.remove();
      options.onFailure(error);
    }
  }
  if (remote > 0) options.onRemotePictures(remote);
  return holder.innerHTML;
}

/** `data:image/png;base64,…`. Not by `fetch`, which the page's policy keeps from everything but its host. */
function dataOf(source: string): Blob {
  const [, type = 'image/png', isBase64, data = ''] = /^data:([^;,]+)[^,]*?(;base64)?,(.*)$/su.exec(source) ?? [];
  const bytes = isBase64 === undefined ? decodeURIComponent(data) : atob(data);
  return new Blob([Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))], { type });
}
