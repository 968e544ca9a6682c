import { useEffect, useRef, useState } from 'react';
import type { MergeCounts, SyncProgress } from '#shared/contract/sync.ts';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

/** Rates over a shorter time than this jump too much to be read. */
const rateAfterMs = 1000;

/** Stage, bytes of the total and rate. Its height stays the same whatever is known. */
export function ProgressLines({ progress }: { readonly progress: SyncProgress | undefined }) {
  const text = useText();
  const format = useFormat();
  const rate = useRate(progress);
  const stage = text(`sync-stage-${progress?.stage ?? 'connecting'}`);
  const done = progress?.doneBytes ?? 0;
  const total = progress?.totalBytes ?? null;
  const bytes =
    total !== null && total > 0
      ? text('sync-progress-bytes', { done: format.bytes(done), total: format.bytes(total) })
      : done > 0
        ? text('sync-progress-bytes-open', { done: format.bytes(done) })
        : '';
  const counts = progress?.counts;
  return (
    <div className="progress-lines">
      <p className="progress-stage" role="status">
        {stage}
      </p>
      <ProgressBar
        label={text('sync-progress-label')}
        value={progressShare(done, total)}
        valueText={bytes === '' ? stage : bytes}
      />
      {counts === undefined ? (
        <p className="progress-numbers">
          <span>{bytes}</span>
          <span>{rate === undefined ? '' : text('sync-progress-rate', { rate: format.bytes(rate) })}</span>
        </p>
      ) : (
        <MovedLines counts={counts} />
      )}
    </div>
  );
}

/** What a merge has moved so far. */
function MovedLines({ counts }: { readonly counts: MergeCounts }) {
  const text = useText();
  const { number } = useFormat();
  const { sent, received, removalsSent, removalsReceived } = counts;
  return (
    <>
      <p className="progress-numbers">
        {text('sync-progress-changed', { sent: number(sent), received: number(received) })}
      </p>
      <p className="progress-numbers">
        {text('sync-progress-removed', { sent: number(removalsSent), received: number(removalsReceived) })}
      </p>
    </>
  );
}

/** Bytes a second since the stage began. */
function useRate(progress: SyncProgress | undefined): number | undefined {
  const began = useRef({ stage: '', atMs: 0, doneBytes: 0 });
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    if (progress === undefined) return setRate(undefined);
    const nowMs = performance.now();
    if (began.current.stage !== progress.stage) {
      began.current = { stage: progress.stage, atMs: nowMs, doneBytes: progress.doneBytes };
    }
    const passedMs = nowMs - began.current.atMs;
    const moved = progress.doneBytes - began.current.doneBytes;
    setRate(passedMs < rateAfterMs || moved <= 0 ? undefined : (moved / passedMs) * 1000);
  }, [progress]);
  return rate;
}
