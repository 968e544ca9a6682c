import type { MediaProgress } from '#shared/contract/media.ts';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { TwoSides } from '#renderer/components/two-sides.tsx';
import { shareDone } from '#renderer/frame/media-words.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

const nothingYet: MediaProgress = {
  stage: 'scanning',
  counts: { checked: 0, added: { up: 0, down: 0 }, removed: { up: 0, down: 0 } },
  doneBytes: 0,
  waiting: null,
  bytesPerSec: 0,
  secsLeft: null,
};

/** What a media sync has moved so far and what is left. Its height stays the same whatever is known. */
export function MediaNumbers({ progress: known }: { readonly progress: MediaProgress | null }) {
  const text = useText();
  const format = useFormat();
  const { number } = format;
  const progress = known ?? nothingYet;
  const { counts, waiting, doneBytes, bytesPerSec, secsLeft } = progress;
  const stage = text(`media-stage-${progress.stage}`);
  const rate = bytesPerSec > 0 ? text('media-rate', { rate: format.bytes(Math.round(bytesPerSec)) }) : '';
  const left = secsLeft === null ? '' : text('media-left', { time: format.span(secsLeft * 1000) });
  return (
    <div className="progress-lines">
      <p className="progress-stage" role="status">
        {stage}
      </p>
      <ProgressBar label={text('media-progress-label')} value={shareDone(progress)} valueText={stage} />
      <p className="progress-numbers">
        <span>{doneBytes > 0 ? text('media-moved', { size: format.bytes(doneBytes) }) : ''}</span>
        <span>{rate}</span>
        <span>{left}</span>
      </p>
      <TwoSides
        className="media-numbers"
        label={text('media-numbers')}
        heads={[text('media-column-up'), text('media-column-down')]}
        rows={[
          [text('media-row-added'), number(counts.added.up), number(counts.added.down)],
          [text('media-row-removed'), number(counts.removed.up), number(counts.removed.down)],
          [text('media-row-waiting'), waiting && number(waiting.up), waiting && number(waiting.down)],
        ]}
      />
      <p className="soft">{text('media-checked', { count: counts.checked })}</p>
    </div>
  );
}
