import { AppError } from '#shared/errors/app-error.ts';

/** `shared`: many at once. `exclusive`: alone. `bypass`: never waits and holds nobody up. */
export type Access = 'shared' | 'exclusive' | 'bypass';

interface Waiting {
  readonly access: 'shared' | 'exclusive';
  grant(): void;
}

/**
 * Who may touch the collection while somebody waits for the network or the disk. First come, first served: a query
 * that comes after a waiting task does not overtake it.
 */
export class AccessLock {
  readonly #queue: Waiting[] = [];
  #sharedHolders = 0;
  #exclusiveHeld = false;

  /** Resolves to the release function once access is granted. An abort while waiting throws `interrupted`. */
  acquire(access: Access, signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return Promise.reject(new AppError('interrupted', {}));
    if (access === 'bypass') return Promise.resolve(() => undefined);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(new AppError('interrupted', {}));
        this.#grantNext();
      };
      const waiting: Waiting = {
        access,
        grant: () => {
          signal.removeEventListener('abort', giveUp);
          resolve(this.#hold(access));
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(waiting);
      this.#grantNext();
    });
  }

  #hold(access: 'shared' | 'exclusive'): () => void {
    if (access === 'exclusive') this.#exclusiveHeld = true;
    else this.#sharedHolders += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      if (access === 'exclusive') this.#exclusiveHeld = false;
      else this.#sharedHolders -= 1;
      this.#grantNext();
    };
  }

  #grantNext(): void {
    for (let first = this.#queue[0]; first !== undefined; first = this.#queue[0]) {
      const free = first.access === 'shared' ? !this.#exclusiveHeld : !this.#exclusiveHeld && this.#sharedHolders === 0;
      if (!free) return;
      this.#queue.shift();
      first.grant();
    }
  }
}
