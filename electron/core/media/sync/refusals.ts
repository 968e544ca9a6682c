import { isAppError } from '#shared/errors/app-error.ts';

/** So many files in a row that are refused each by itself: it is not the files. */
const IN_A_ROW = 3;

/** Whether a server may have refused a packet for one of its files. */
export function isRefusal(cause: unknown): boolean {
  if (isAppError(cause, 'sync.serverProblem')) return cause.details.status === 500;
  return ['sync.badRequest', 'sync.otherDeviceSyncing', 'sync.tooLarge'].some(
    (code) => isAppError(cause) && cause.code === code,
  );
}

/**
 * Finds the file for which a packet is refused, by halves. Once a file that is alone is refused it is the culprit, and
 * the rest goes on; when several in a row are, the server refuses everything.
 */
export class Refusals {
  #inARow = 0;

  /** Something was taken. */
  taken(): void {
    this.#inARow = 0;
  }

  /** The parts to try by themselves; none: the one file is the culprit. Throws `cause` when it is not the files. */
  split<T>(files: readonly T[], cause: unknown): readonly (readonly T[])[] {
    if (!isRefusal(cause)) throw cause;
    if (files.length > 1) {
      const middle = Math.ceil(files.length / 2);
      return [files.slice(0, middle), files.slice(middle)];
    }
    this.#inARow += 1;
    if (this.#inARow >= IN_A_ROW) throw cause;
    return [];
  }
}
