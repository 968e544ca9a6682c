import { Button } from '#renderer/components/button.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { chosenPreset } from './options-draft.ts';
import type { Learning, LearningResult } from './use-learning.ts';

/** Computing and judging parameters, with progress, cancel and what came of it. */
export function LearningPanel({ learning }: { readonly learning: Learning }) {
  const text = useText();
  const { draft, problems } = useOptionsEditor();
  const preset = chosenPreset(draft);
  const isNew = preset.storedName === null && preset.options.optimizeSearch.trim() === '';
  const blocked = isNew || problems.length > 0;
  return (
    <div className="learning">
      {learning.running ? (
        <LearningProgress learning={learning} />
      ) : (
        <div className="button-row">
          <Button isDisabled={blocked} onPress={() => void learning.optimize(preset, draft.shared.fsrsHealthCheck)}>
            {text('options-optimize')}
          </Button>
          <Button isDisabled={blocked} onPress={() => void learning.evaluate(preset)}>
            {text('options-evaluate')}
          </Button>
        </div>
      )}
      <div role="status" className="learning-result">
        {isNew ? <p className="field-hint">{text('options-learn-unsaved')}</p> : null}
        {learning.result === undefined ? <LastOptimized /> : <Result result={learning.result} />}
      </div>
    </div>
  );
}

function LearningProgress({ learning: { progress, place, cancel } }: { readonly learning: Learning }) {
  const text = useText();
  const share = progress && progressShare(progress.done, progress.total);
  const words =
    progress === undefined || share === undefined
      ? text('options-learning-begin')
      : text('options-learning', {
          percent: Math.round(share * 100),
          reviews: progress.reviews,
        });
  return (
    <>
      {place === undefined ? null : <p>{text('options-learning-all', place)}</p>}
      <ProgressBar label={text('options-optimize')} value={share} valueText={words} />
      <div className="progress-numbers">
        <span>{words}</span>
        <Button onPress={cancel}>{text('button-cancel')}</Button>
      </div>
    </>
  );
}

function LastOptimized() {
  const text = useText();
  const { daysSinceOptimized: days } = useOptionsEditor().state;
  return days === null ? null : <p className="field-hint">{text('options-last-optimized', { days })}</p>;
}

function Result({ result }: { readonly result: LearningResult }) {
  const text = useText();
  switch (result.kind) {
    case 'learned': {
      const { alreadyOptimal, healthy, reviews } = result.learned;
      return (
        <>
          <p>{text(alreadyOptimal ? 'options-learned-same' : 'options-learned', { reviews })}</p>
          {healthy === null ? null : <p>{text(healthy ? 'options-healthy' : 'options-unhealthy')}</p>}
        </>
      );
    }
    case 'all':
      return (
        <>
          <p>{text('options-learned-all', { changed: result.changed })}</p>
          {result.skipped === 0 ? null : <p>{text('options-learned-skipped', { count: result.skipped })}</p>}
        </>
      );
    case 'fit': {
      const { logLoss, rmse, reviews } = result.fit;
      return (
        <p>
          {text('options-fit', {
            logLoss: logLoss.toFixed(4),
            rmse: (rmse * 100).toFixed(2),
            reviews,
          })}
        </p>
      );
    }
  }
}
