import type { CancelSignal } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';

/** Ends what is under way at a cancel or after `limitMs`, whichever comes first. */
export function limitedSignal(cancel: CancelSignal, limitMs: number): AbortSignal {
  return AbortSignal.any([cancel, AbortSignal.timeout(limitMs)]);
}

/** The time was up, as opposed to a cancel. */
export function isOutOfTime(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}

/** For what can't be stopped (a name lookup): waits no longer than the signal lets it. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new AppError('interrupted', {}, { cause: signal.reason }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
