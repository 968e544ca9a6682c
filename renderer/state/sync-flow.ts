import { create } from 'zustand';
import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { SyncOutcome, SyncProgress } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Calls } from '#renderer/rpc/method-name.ts';
import { openDialog, showError } from './dialog-store.ts';

export type Direction = 'upload' | 'download';
export type Choice = Extract<SyncOutcome, { kind: 'fullSyncRequired' }>;
export interface Resolved {
  readonly direction: Direction;
  readonly cards: number;
  readonly serverCopyKept: boolean;
}

/** What a sync is at, from the press of the button until its last dialog is closed. */
export type SyncPhase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly work: 'start' | Direction;
      readonly quiet: boolean;
      readonly cancelling: boolean;
      readonly cancel: () => void;
    }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'serverText'; readonly text: string; readonly stopped: boolean }
  | { readonly kind: 'noServerCopy'; readonly cause: string }
  | { readonly kind: 'resolved'; readonly result: Resolved };

interface SyncFlowState {
  readonly phase: SyncPhase;
  readonly progress: SyncProgress | undefined;
  /** Numbers of the server's collection, once somebody asked for them in the choice dialog. */
  readonly counted: CollectionNumbers | undefined;
  /** Said by a toast, once. */
  readonly quietEnd: 'noChanges' | 'merged' | AppError | undefined;
}

const start: SyncFlowState = { phase: { kind: 'idle' }, progress: undefined, counted: undefined, quietEnd: undefined };
export const useSyncFlow = create<SyncFlowState>(() => start);

function enter(phase: SyncPhase): void {
  useSyncFlow.setState({ phase, progress: undefined });
}

/** Closes whatever dialog the flow shows. Changes nothing on either side. */
export function endSyncFlow(): void {
  useSyncFlow.setState(start);
}

export function rememberCounted(counted: CollectionNumbers): void {
  useSyncFlow.setState({ counted });
}

function beginWork(work: 'start' | Direction, quiet: boolean): AbortController {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
    enter({ kind: 'running', work, quiet, cancelling: true, cancel });
  };
  enter({ kind: 'running', work, quiet, cancelling: false, cancel });
  return controller;
}

/**
 * Syncs as far as nothing has to be chosen. `quiet`: begun by the program; errors become a toast and
 * only a choice opens a dialog.
 */
export async function startSync(calls: Calls, options: { readonly quiet?: boolean } = {}): Promise<void> {
  const quiet = options.quiet ?? false;
  const before = useSyncFlow.getState().phase.kind;
  if (before !== 'idle') return;
  const controller = beginWork('start', quiet);
  try {
    const outcome = await calls.sync.start({}, { signal: controller.signal, onProgress });
    showOutcome(outcome, quiet);
  } catch (error: unknown) {
    endSyncFlow();
    if (isAppError(error, 'interrupted')) return;
    if (quiet) {
      useSyncFlow.setState({ quietEnd: isAppError(error) ? error : new AppError('internal', {}, { cause: error }) });
    } else if (isAppError(error, 'sync.loggedOut') || isAppError(error, 'sync.sessionEnded')) {
      showError(error, { retry: () => openDialog({ kind: 'login' }) });
    } else {
      showError(error, { retry: () => void startSync(calls) });
    }
  }
}

function showOutcome(outcome: SyncOutcome, quiet: boolean): void {
  switch (outcome.kind) {
    case 'noChanges':
    case 'merged':
      if (outcome.serverMessage !== '')
        return enter({ kind: 'serverText', text: outcome.serverMessage, stopped: false });
      enter({ kind: 'idle' });
      if (!quiet) useSyncFlow.setState({ quietEnd: outcome.kind });
      return;
    case 'fullSyncRequired':
      useSyncFlow.setState({ counted: undefined });
      return enter({ kind: 'choice', choice: outcome });
    case 'stopped':
      return enter({ kind: 'serverText', text: outcome.message, stopped: true });
  }
}

/** Replaces one side by the other, as chosen. */
export async function resolveSync(calls: Calls, direction: Direction, withoutServerCopy = false): Promise<void> {
  const controller = beginWork(direction, false);
  const input = withoutServerCopy ? { direction, withoutServerCopy } : { direction };
  try {
    const done = await calls.sync.resolve(input, { signal: controller.signal, onProgress });
    const serverCopyKept = direction === 'upload' && !withoutServerCopy;
    enter({ kind: 'resolved', result: { direction, cards: done.numbers.cards, serverCopyKept } });
  } catch (error: unknown) {
    const stage = useSyncFlow.getState().progress?.stage;
    endSyncFlow();
    if (isAppError(error, 'sync.safetyCopyFailed')) {
      return enter({ kind: 'noServerCopy', cause: error.details.cause });
    }
    const whileUploading = stage === 'uploading' || stage === 'serverChecking';
    showError(error, { retry: () => void startSync(calls), whileUploading });
  }
}

function onProgress(progress: SyncProgress): void {
  useSyncFlow.setState({ progress });
}
