import type { ScriptFault } from '../frame-messages.ts';

/** A card that fails all the time is not told of all the time. */
const mostFaults = 5;
const longestMessage = 300;

/** Tells of the errors of a card's scripts. */
export class FaultWatch {
  readonly #send: (fault: ScriptFault) => void;
  #left = 0;

  constructor(send: (fault: ScriptFault) => void) {
    this.#send = send;
    window.addEventListener('error', (event) => {
      if (event instanceof ErrorEvent) this.#tell(event.message, event.lineno, fileNameOf(event.filename));
    });
    window.addEventListener('unhandledrejection', (event) => this.tell(event.reason));
  }

  /** Another side begins. */
  restart(): void {
    this.#left = mostFaults;
  }

  tell(reason: unknown): void {
    this.#tell(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason), 0, null);
  }

  #tell(message: string, line: number, fileName: string | null): void {
    if (this.#left === 0 || message.startsWith('ResizeObserver')) return;
    this.#left -= 1;
    this.#send({ message: message.slice(0, longestMessage), line: line > 0 ? line : null, fileName });
  }
}

/** Null for scripts in the card itself, which are in the document. */
function fileNameOf(address: string): string | null {
  const folder = document.baseURI.slice(0, document.baseURI.lastIndexOf('/') + 1);
  if (!address.startsWith(folder) || address === document.baseURI) return null;
  const name = address.slice(folder.length);
  return name.startsWith(':') ? null : decodeURIComponent(name);
}
