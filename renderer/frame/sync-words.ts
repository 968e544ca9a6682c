import type { MediaProgress } from '#shared/contract/media.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { filesToGo } from './media-words.ts';

export type SyncLook = 'normal' | 'changes' | 'oneWay' | 'running' | 'media';

/** What the button looks like. Words say the same: colour is never the only sign. */
export function syncLook(status: SyncStatus | undefined, runningHere: boolean, media: MediaProgress | null): SyncLook {
  if (runningHere || status?.running === true) return 'running';
  if (media !== null) return 'media';
  return status?.button ?? 'normal';
}

/** The button's state for screen readers and its hover text. */
export function syncStateText(status: SyncStatus | undefined, look: SyncLook, text: Translator['text']): string {
  if (look === 'running' || look === 'media') return text(look === 'media' ? 'sync-state-media' : 'sync-state-running');
  if (status?.reason === 'localChanges' && status.serverHasNews) return text('sync-state-bothChanges');
  return text(`sync-state-${status?.reason ?? 'neverSynced'}`);
}

/** What waits, in a line beside the button. */
export function waitingText(
  status: SyncStatus | undefined,
  look: SyncLook,
  media: MediaProgress | null,
  text: Translator['text'],
): string {
  if (status === undefined) return '';
  if (look === 'running') return text('sync-line-running');
  if (look === 'media') return mediaText(media, text);
  if (status.reason !== 'localChanges') return text(`sync-line-${status.reason}`);
  const { notes, cards, reviews, deletions, others } = status.waiting;
  const count = notes + cards + reviews + deletions + others;
  const ours = count > 0 ? text('sync-line-localChanges', { count }) : text('sync-line-local-some');
  return status.serverHasNews ? `${ours} · ${text('sync-line-serverChanges')}` : ours;
}

function mediaText(media: MediaProgress | null, text: Translator['text']): string {
  const count = media === null ? undefined : filesToGo(media);
  return count === undefined || count === 0 ? text('sync-line-media') : text('sync-line-media-left', { count });
}
