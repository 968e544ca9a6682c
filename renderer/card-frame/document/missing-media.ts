const mediaSelector = 'img, audio, video, source, link[rel~="stylesheet"], script[src]';

/** A place of the side where a file should be. */
interface Place {
  element: Element;
  readonly fileName: string;
  note: Element | undefined;
  /** The file has come meanwhile. */
  isThere: boolean;
}

/** Finds out which files of a card are missing, says why in their place, and shows them when they come. */
export class MissingMedia {
  readonly #tell: (place: number, fileName: string) => void;
  readonly #act: (place: number) => void;
  #places: Place[] = [];

  constructor(tell: (place: number, fileName: string) => void, act: (place: number) => void) {
    this.#tell = tell;
    this.#act = act;
    // Errors of what is loaded don't rise: they are heard on their way down only.
    window.addEventListener('error', (event) => this.#onError(event.target), { capture: true });
  }

  /** Another side begins. */
  restart(): void {
    this.#places = [];
  }

  /** Says it instead of what was said before. */
  explain(index: number, text: string, action: string | null): void {
    const place = this.#places[index];
    if (place === undefined || place.isThere || !place.element.isConnected) return;
    const note = this.#noteOf(index, text, action);
    if (place.note?.isConnected === true) place.note.replaceWith(note);
    else putBeside(place.element, note);
    place.note = note;
  }

  /** These files have come, or (null) some: what is there now takes the place of the words about it. */
  arrived(fileNames: readonly string[] | null): void {
    const names = fileNames === null ? undefined : new Set(fileNames.map((name) => name.normalize('NFC')));
    for (const place of this.#places) {
      const isMeant = names === undefined || names.has(place.fileName.normalize('NFC'));
      if (!isMeant || place.isThere || !place.element.isConnected) continue;
      place.element = loadedAgain(place.element, () => {
        place.isThere = true;
        place.note?.remove();
      });
    }
  }

  #noteOf(index: number, text: string, action: string | null): Element {
    const note = document.createElement('span');
    note.className = 'ebb-missing';
    note.dir = 'auto';
    note.append(text);
    if (action === null) return note;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(action);
    button.addEventListener('click', (event) => {
      if (event.isTrusted) this.#act(index);
    });
    note.append(' ', button);
    return note;
  }

  #onError(target: EventTarget | null): void {
    if (!(target instanceof Element) || !target.matches(mediaSelector)) return;
    if (this.#places.some(({ element }) => element === target)) return;
    const written = target.getAttribute('src') ?? target.getAttribute('href') ?? '';
    const fileName = fileNameIn(written);
    if (fileName === undefined) return;
    this.#places.push({ element: target, fileName, note: undefined, isThere: false });
    this.#tell(this.#places.length - 1, fileName);
  }
}

function putBeside(element: Element, note: Element): void {
  const beside = element.matches('source') ? (element.parentElement ?? element) : element;
  if (element.matches('link, script')) document.getElementById('qa')?.append(note);
  else beside.after(note);
}

/** Asks once more for what an element shows; gives back the element that shows it. */
function loadedAgain(element: Element, onThere: () => void): Element {
  // The turn of a script is over: the app may draw the card anew, in another document.
  if (element instanceof HTMLScriptElement) return element;
  if (element instanceof HTMLLinkElement) {
    const link = element.cloneNode();
    if (!(link instanceof HTMLLinkElement)) return element;
    link.addEventListener('load', onThere, { once: true });
    element.replaceWith(link);
    return link;
  }
  const media = element instanceof HTMLSourceElement ? element.parentElement : element;
  if (media instanceof HTMLMediaElement) {
    media.addEventListener('loadedmetadata', onThere, { once: true });
    media.load();
  } else if (media instanceof HTMLImageElement) {
    media.addEventListener('load', onThere, { once: true });
    // Setting the address, even to what it is, makes the browser ask again.
    media.setAttribute('src', media.getAttribute('src') ?? '');
  }
  return element;
}

/** Undefined for addresses elsewhere, which are not a matter of missing files. */
function fileNameIn(written: string): string | undefined {
  if (written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(written)) return undefined;
  const name = written.replace(/[?#].*$/u, '');
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign in a file's name, not encoded.
    return name;
  }
}
