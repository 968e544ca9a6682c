import { create } from 'zustand';
import type { MediaOutcome } from '#shared/contract/media.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Calls } from '#renderer/rpc/method-name.ts';

/** How a media sync has ended that this window waited for. */
export type MediaEnd =
  | { readonly kind: 'done'; readonly outcome: MediaOutcome }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'aborted' };

interface MediaFlowState {
  /** This window waits for a media sync: one that it began, or joined. */
  readonly waiting: boolean;
  /** The app closes as soon as the one that runs is over. */
  readonly closing: boolean;
  /** Of the last one. */
  readonly end: MediaEnd | undefined;
  /** Nobody was told yet how it ended. */
  readonly untold: boolean;
}

const start: MediaFlowState = { waiting: false, closing: false, end: undefined, untold: false };
export const useMediaFlow = create<MediaFlowState>(() => start);

/**
 * Syncs the media folder in the background, or waits for the sync of it that runs. `mediaUsn`: the server's, as it was
 * told just now. Never throws.
 */
export async function startMediaSync(calls: Calls, mediaUsn?: number): Promise<void> {
  if (useMediaFlow.getState().waiting) return;
  useMediaFlow.setState({ waiting: true, end: undefined, untold: false });
  const end = await endOf(calls, mediaUsn);
  useMediaFlow.setState({ waiting: false, end, untold: end !== undefined });
}

/** Undefined: the host is gone, which is said in its own place. The sync goes on there, or at the next start. */
async function endOf(calls: Calls, mediaUsn: number | undefined): Promise<MediaEnd | undefined> {
  try {
    return { kind: 'done', outcome: await calls.media.sync(mediaUsn === undefined ? {} : { mediaUsn }) };
  } catch (error: unknown) {
    if (isAppError(error, 'interrupted')) return { kind: 'aborted' };
    if (isAppError(error, 'disconnected')) return undefined;
    return { kind: 'failed', error: isAppError(error) ? error : new AppError('internal', {}, { cause: error }) };
  }
}

/** Somebody has seen how it ended. */
export function mediaEndTold(): void {
  useMediaFlow.setState({ untold: false });
}

export function forgetMediaFlow(): void {
  useMediaFlow.setState(start);
}

/** Resolves when this window waits for no media sync any more; what runs until then is shown as in the way of closing. */
export async function mediaOverBeforeClosing(): Promise<void> {
  useMediaFlow.setState({ closing: true });
  await new Promise<void>((resolve) => {
    if (!useMediaFlow.getState().waiting) return resolve();
    const stop = useMediaFlow.subscribe((state) => {
      if (state.waiting) return;
      stop();
      resolve();
    });
  });
  useMediaFlow.setState({ closing: false });
}
