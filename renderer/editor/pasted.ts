import { cleanPaste, textToHtml } from './clean-paste.ts';
import { attachFile, attachPicture, type MediaFolder, nameInField } from './field-media.ts';
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
  /** Pictures are fetched from the web now. */
  readonly onFetching: (count: number) => void;
  /** These could not be fetched, and are left out. */
  readonly onNotFetched: (addresses: readonly string[]) => void;
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

/** Pictures that the text itself holds, and those of the web that it names, go into the media folder. */
async function withOwnPictures(html: string, options: PasteOptions): Promise<string> {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.innerHTML = html;
  const pictures = [...holder.querySelectorAll('img')];
  const remote = pictures.filter((picture) => isRemote(sourceOf(picture)));
  if (remote.length > 0) options.onFetching(remote.length);
  const notFetched: string[] = [];
  for (const picture of pictures) {
    const source = sourceOf(picture);
    try {
      const named = isRemote(source)
        ? await fetched(options.folder, source)
        : await attachPicture(options.folder, dataOf(source), options);
      if (named === undefined) notFetched.push(source);
      replaceBy(picture, named ?? '');
    } catch (error: unknown) {
      picture.remove();
      options.onFailure(error);
    }
  }
  if (notFetched.length > 0) options.onNotFetched(notFetched);
  return holder.innerHTML;
}

function sourceOf(picture: Element): string {
  return picture.getAttribute('src')?.trim() ?? '';
}

function isRemote(source: string): boolean {
  return /^https?:/iu.test(source);
}

/** Undefined: it did not come. */
async function fetched(folder: MediaFolder, url: string): Promise<string | undefined> {
  if (!URL.canParse(url)) return undefined;
  const { fileName } = await folder.fetchPicture({ url: new URL(url).href });
  return fileName === null ? undefined : nameInField(fileName);
}

function replaceBy(picture: Element, html: string): void {
  const named = picture.ownerDocument.createElement('template');
  named.innerHTML = html;
  picture.replaceWith(named.content);
}

/** `data:image/png;base64,…`. Not by `fetch`, which the page's policy keeps from everything but its host. */
function dataOf(source: string): Blob {
  const [, type = 'image/png', isBase64, data = ''] = /^data:([^;,]+)[^,]*?(;base64)?,(.*)$/su.exec(source) ?? [];
  const bytes = isBase64 === undefined ? decodeURIComponent(data) : atob(data);
  return new Blob([Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))], { type });
}
