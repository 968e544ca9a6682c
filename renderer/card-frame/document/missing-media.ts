const mediaSelector = 'img, audio, video, source, link[rel~="stylesheet"], script[src]';

/** Finds out which files of a card are missing, and says why in their place. */
export class MissingMedia {
  readonly #tell: (place: number, fileName: string) => void;
  readonly #act: (place: number) => void;
  #places: Element[] = [];

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

  explain(place: number, text: string, action: string | null): void {
    const element = this.#places[place];
    if (element === undefined || !element.isConnected) return;
    const note = document.createElement('span');
    note.className = 'ebb-missing';
    note.dir = 'auto';
    note.append(text);
    if (action !== null) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(action);
      button.addEventListener('click', (event) => {
        if (event.isTrusted) this.#act(place);
      });
      note.append(' ', button);
    }
    const beside = element.matches('source') ? (element.parentElement ?? element) : element;
    if (element.matches('link, script')) document.getElementById('qa')?.append(note);
    else beside.after(note);
  }

  #onError(target: EventTarget | null): void {
    if (!(target instanceof Element) || !target.matches(mediaSelector) || this.#places.includes(target)) return;
    const written = target.getAttribute('src') ?? target.getAttribute('href') ?? '';
    const fileName = fileNameIn(written);
    if (fileName === undefined) return;
    this.#places.push(target);
    this.#tell(this.#places.length - 1, fileName);
  }
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
