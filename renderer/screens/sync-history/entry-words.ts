import type { MovedCounts, OverwrittenCounts, SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { causeSentence } from '#renderer/i18n/error-words.ts';

export function totalMoved(counts: MovedCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function totalOverwritten(counts: OverwrittenCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function accountText({ account }: SyncHistoryEntry, text: Translator['text']): string {
  const host = account.server === 'ankiweb' ? text('history-ankiweb') : account.host;
  return text('history-account', { user: account.username, host });
}

/** A sentence on an end that leaves a question open; undefined for those that don't. */
export function endSentence(entry: SyncHistoryEntry, translator: Translator): string | undefined {
  switch (entry.end) {
    case 'failed':
      return causeSentence(entry.errorCode ?? '', entry.account.host, translator);
    case 'interrupted':
    case 'choiceNeeded':
    case 'stopped':
    case 'cancelled':
      return translator.text(`history-${entry.end}-text`);
    default:
      return undefined;
  }
}

/** Only what ended well, or may have, has moved anything. */
export function hasMoved({ end }: SyncHistoryEntry): boolean {
  return end === 'merged' || end === 'interrupted';
}
