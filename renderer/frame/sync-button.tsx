import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { MediaProgress } from '#shared/contract/media.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { syncLook, syncStateText, waitingText } from './sync-words.ts';

export interface SyncButtonProps {
  readonly status: SyncStatus | undefined;
  readonly runningHere: boolean;
  /** How far the media sync in the background is, if there is one. */
  readonly media: MediaProgress | null;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
  readonly onHistory: () => void;
}

const justNowMs = 60_000;

/** The one coloured thing at the top, and only when it has something to say. */
export function SyncButton({ status, runningHere, media, isDisabled, onPress, onHistory }: SyncButtonProps) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(30_000);
  const stateId = useId();
  const look = syncLook(status, runningHere, media);
  const state = syncStateText(status, look, text);
  const lastSyncMs = status?.lastSyncMs ?? null;
  const lastSyncText = (ms: number): string =>
    nowMs - ms < justNowMs ? text('sync-line-just-now') : text('sync-line-last', { when: format.ago(ms, nowMs) });
  return (
    <div className="sync">
      <div className="sync-lines">
        {lastSyncMs === null ? null : (
          <AriaButton className="sync-line sync-line-button" isDisabled={isDisabled} onPress={onHistory}>
            {lastSyncText(lastSyncMs)}
            <span className="unseen">{`. ${text('command-openSyncHistory')}`}</span>
          </AriaButton>
        )}
        <span className="sync-line">{waitingText(status, look, media, text)}</span>
      </div>
      <AriaButton
        className="sync-button"
        data-state={look === 'media' ? 'running' : look}
        isDisabled={isDisabled}
        aria-describedby={stateId}
        aria-keyshortcuts="Y"
        onPress={onPress}
      >
        <Icon name="sync" className={look === 'running' || look === 'media' ? 'icon-turning' : ''} />
        <span className="sync-word">
          {text(look === 'running' || look === 'media' ? 'sync-button-running' : 'sync-button')}
        </span>
        <kbd className="key" aria-hidden="true">
          {'Y'}
        </kbd>
      </AriaButton>
      <span id={stateId} className="unseen">
        {state}
      </span>
      <span className="unseen" role="status">
        {state}
      </span>
    </div>
  );
}
