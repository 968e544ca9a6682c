import { useEffect, useRef } from 'react';
import type { MediaLogLine } from '#shared/contract/media.ts';
import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { logLineText, logLines } from '#renderer/frame/media-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

const LINES = 1000;

/** What the last media syncs did, line by line, kept up while one runs. */
export function MediaLogDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const translator = useTranslator();
  const format = useFormat();
  const stored = useServerQuery('media.log', { limit: LINES }).data;
  const lines = stored === undefined ? undefined : logLines(stored);
  const asText = (): string =>
    (lines ?? [])
      .map((line) => `${new Date(line.atMs).toISOString()} ${logLineText(line, translator, format)}`)
      .join('\n');
  return (
    <Dialog
      title={text('media-log-title')}
      size="large"
      onClose={onClose}
      actions={
        <>
          <CopyButton text={asText} label={text('button-copy')} copiedLabel={text('button-copied')} />
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p className="soft">{text('media-log-text')}</p>
      {lines === undefined ? null : lines.length === 0 ? (
        <p className="empty">{text('media-log-empty')}</p>
      ) : (
        <LogLines lines={lines} />
      )}
    </Dialog>
  );
}

function LogLines({ lines }: { readonly lines: readonly MediaLogLine[] }) {
  const text = useText();
  const translator = useTranslator();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const box = useRef<HTMLDivElement>(null);
  // The newest lines are at the end: there it opens, and there it stays while more arrive.
  useEffect(() => {
    // Some browsers answer with a promise, which an effect must not give back.
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines.length]);
  return (
    <div className="media-log" ref={box} tabIndex={0} role="log" aria-label={text('media-log-title')}>
      <ol className="media-log-lines">
        {lines.map((line, index) => (
          <li key={`${line.atMs}-${index}`} data-kind={line.kind}>
            <time className="media-log-time" dateTime={new Date(line.atMs).toISOString()}>
              {format.moment(line.atMs, nowMs)}
            </time>
            <span>{logLineText(line, translator, format)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
