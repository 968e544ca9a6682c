import { create } from 'zustand';
import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { MergeCounts, SyncOutcome, SyncProgress } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Calls } from '#renderer/rpc/method-name.ts';
import { openDialog, showError } from './dialog-store.ts';
import { startMediaSync } from './media-flow.ts';
import { passesByItself } from './passing-errors.ts';
import { hideToast } from './toast-store.ts';

export type Direction = 'upload' | 'download';
export type Choice = Extract<SyncOutcome, { kind: 'fullSyncRequired' }>;
export type OtherAccount = Extract<SyncOutcome, { kind: 'otherAccount' }>;
export interface Resolved {
  readonly direction: Direction;
  readonly cards: number;
  readonly serverCopyKept: boolean;
}

/** Somebody pressed the button, or the program began it because it was opened or is about to close. */
export type Occasion = 'asked' | 'opening' | 'closing';

/** What a sync is at, from the press of the button until its last dialog is closed. */
export type SyncPhase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly work: 'start' | Direction;
      readonly cancelling: boolean;
      readonly cancel: () => void;
    }
  | { readonly kind: 'otherAccount'; readonly accounts: OtherAccount }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'serverText'; readonly text: string; readonly stopped: boolean }
  | { readonly kind: 'noServerCopy'; readonly error: AppError<'sync.safetyCopyFailed'> }
  | { readonly kind: 'resolved'; readonly result: Resolved }
  /** Something stands in the way of syncing before the app closes that will not pass by itself. */
  | { readonly kind: 'closingFailed'; readonly error: AppError };

/** How a sync that opened no dialog has ended. */
export type QuietEnd =
  | { readonly kind: 'noChanges' }
  | { readonly kind: 'merged'; readonly counts: MergeCounts }
  | AppError;

interface SyncFlowState {
  readonly phase: SyncPhase;
  readonly occasion: Occasion;
  readonly progress: SyncProgress | undefined;
  /** Numbers of the server's collection, once somebody asked for them in the choice dialog. */
  readonly counted: CollectionNumbers | undefined;
  /** Said by a toast, once. */
  readonly quietEnd: QuietEnd | undefined;
  /** What came in the way of closing is to be seen to first: the app stays open. */
  readonly closingGivenUp: boolean;
}

const start: SyncFlowState = {
  phase: { kind: 'idle' },
  occasion: 'asked',
  progress: undefined,
  counted: undefined,
  quietEnd: undefined,
  closingGivenUp: false,
};
export const useSyncFlow = create<SyncFlowState>(() => start);

function enter(phase: SyncPhase): void {
  useSyncFlow.setState({ phase, progress: undefined });
}

/** Closes whatever dialog the flow shows. Changes nothing on either side. */
export function endSyncFlow(): void {
  useSyncFlow.setState(start);
}

export function giveUpClosing(): void {
  useSyncFlow.setState({ ...start, closingGivenUp: true });
}

export function rememberCounted(counted: CollectionNumbers): void {
  useSyncFlow.setState({ counted });
}

function beginWork(work: 'start' | Direction): AbortController {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
    enter({ kind: 'running', work, cancelling: true, cancel });
  };
  enter({ kind: 'running', work, cancelling: false, cancel });
  return controller;
}

export interface StartOptions {
  readonly occasion?: Occasion;
  /** Also with another account than last time. */
  readonly otherAccount?: boolean;
}

/**
 * Syncs as far as nothing has to be chosen. Begun by the program, it opens a dialog only for what somebody has to
 * decide or see to; a network that is away is a short message on opening, and no reason not to close.
 */
export async function startSync(
  calls: Calls,
  { occasion = 'asked', otherAccount = false }: StartOptions = {},
): Promise<void> {
  if (useSyncFlow.getState().phase.kind !== 'idle') {
    // The one that runs is waited for then, in sight.
    if (occasion === 'closing') useSyncFlow.setState({ occasion });
    return;
  }
  useSyncFlow.setState({ ...start, occasion });
  await run(calls, otherAccount);
}

/** Whether both sides are the same after it. */
export async function syncToEqual(calls: Calls): Promise<boolean> {
  await startSync(calls);
  return (await calls.sync.status({})).reason === 'upToDate';
}

/**
 * Uploads what was changed since a sync that had brought both sides together: nothing has to be chosen then. If the
 * server has changed since, somebody has to choose after all.
 */
export async function uploadChange(calls: Calls): Promise<void> {
  await startSync(calls);
  const { phase } = useSyncFlow.getState();
  if (phase.kind !== 'choice' || !phase.choice.canUpload) return;
  const { local, server } = phase.choice;
  if (server.modifiedMs <= (local.lastSyncMs ?? 0)) await resolveSync(calls, 'upload');
}

/** Goes on after the question about the account was answered. */
export async function syncWithOtherAccount(calls: Calls): Promise<void> {
  await run(calls, true);
}

async function run(calls: Calls, otherAccount: boolean): Promise<void> {
  // What the last one said would lie over this one's dialogs.
  hideToast();
  const controller = beginWork('start');
  try {
    const input = otherAccount ? { otherAccount } : {};
    const outcome = await calls.sync.start(input, { signal: controller.signal, onProgress });
    if (outcome.kind === 'noChanges' || outcome.kind === 'merged') void startMediaSync(calls, outcome.mediaUsn);
    showOutcome(outcome);
  } catch (error: unknown) {
    fail(error, { retry: () => void startSync(calls) });
  }
}

function showOutcome(outcome: SyncOutcome): void {
  switch (outcome.kind) {
    case 'noChanges':
    case 'merged': {
      const { occasion } = useSyncFlow.getState();
      if (outcome.serverMessage === '') endSyncFlow();
      else enter({ kind: 'serverText', text: outcome.serverMessage, stopped: false });
      if (occasion === 'asked' || (occasion === 'opening' && hasMoved(outcome))) {
        useSyncFlow.setState({ quietEnd: outcome });
      }
      return;
    }
    case 'otherAccount':
      return enter({ kind: 'otherAccount', accounts: outcome });
    case 'fullSyncRequired':
      useSyncFlow.setState({ counted: undefined });
      return enter({ kind: 'choice', choice: outcome });
    case 'stopped':
      return enter({ kind: 'serverText', text: outcome.message, stopped: true });
  }
}

function hasMoved(outcome: SyncOutcome): boolean {
  return outcome.kind === 'merged' && Object.values(outcome.counts).some((count) => count > 0);
}

/** Replaces one side by the other, as chosen. */
export async function resolveSync(calls: Calls, direction: Direction, withoutServerCopy = false): Promise<void> {
  const controller = beginWork(direction);
  const input = withoutServerCopy ? { direction, withoutServerCopy } : { direction };
  try {
    const done = await calls.sync.resolve(input, { signal: controller.signal, onProgress });
    void startMediaSync(calls);
    const serverCopyKept = direction === 'upload' && !withoutServerCopy;
    enter({ kind: 'resolved', result: { direction, cards: done.numbers.cards, serverCopyKept } });
  } catch (error: unknown) {
    if (isAppError(error, 'sync.safetyCopyFailed')) {
      return enter({ kind: 'noServerCopy', error });
    }
    const stage = useSyncFlow.getState().progress?.stage;
    const whileUploading = stage === 'uploading' || stage === 'serverChecking';
    fail(error, { retry: () => void startSync(calls), whileUploading, chosen: true });
  }
}

interface FailOptions {
  readonly retry: () => void;
  readonly whileUploading?: boolean;
  /** Somebody sits there and has just chosen: no failure is passed over then. */
  readonly chosen?: boolean;
}

function fail(cause: unknown, { retry, whileUploading = false, chosen = false }: FailOptions): void {
  const { occasion } = useSyncFlow.getState();
  endSyncFlow();
  if (isAppError(cause, 'interrupted')) return;
  const error = isAppError(cause) ? cause : new AppError('internal', {}, { cause });
  const passes = passesByItself(error.code) && !chosen;
  if (occasion === 'closing') {
    // Closing is what was asked for: whoever is offline is not held up. The next opening tries again, and says so.
    if (!passes) enter({ kind: 'closingFailed', error });
  } else if (occasion === 'opening' && passes) useSyncFlow.setState({ quietEnd: error });
  else if (error.code === 'sync.loggedOut' || error.code === 'sync.sessionEnded') {
    showError(error, { retry: () => openDialog({ kind: 'login', syncAfterwards: true }) });
  } else showError(error, { retry, whileUploading });
}

function onProgress(progress: SyncProgress): void {
  useSyncFlow.setState({ progress });
}
