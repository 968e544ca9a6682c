import { useState } from 'react';
import type { DeckOptions } from '#shared/domain/deck-options.ts';
import { stepsWithinDay } from '#shared/domain/deck-options.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { MethodInput, MethodOutput, MethodProgress } from '#renderer/rpc/method-name.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { type DraftPreset, type OptionsDraft, withOptions } from './options-draft.ts';

/** What learning or evaluating came to. */
export type LearningResult =
  | { readonly kind: 'learned'; readonly learned: MethodOutput<'deckConfig.optimize'> }
  | { readonly kind: 'all'; readonly changed: number; readonly skipped: number }
  | { readonly kind: 'fit'; readonly fit: MethodOutput<'deckConfig.evaluate'> };

export interface Learning {
  readonly running: boolean;
  readonly progress: MethodProgress<'deckConfig.optimize'> | undefined;
  /** Which preset is learned for, where all of them are. */
  readonly place: { readonly number: number; readonly count: number; readonly name: string } | undefined;
  readonly result: LearningResult | undefined;
  readonly optimize: (preset: DraftPreset, healthCheck: boolean) => Promise<void>;
  readonly optimizeAll: (presets: readonly DraftPreset[]) => Promise<void>;
  readonly evaluate: (preset: DraftPreset) => Promise<void>;
  readonly cancel: () => void;
}

/** Computes parameters into the draft: nothing is stored before Save. */
export function useLearning(setDraft: (change: (draft: OptionsDraft) => OptionsDraft) => void): Learning {
  const [result, setResult] = useState<LearningResult>();
  const [place, setPlace] = useState<Learning['place']>();
  const [cancelled] = useState(() => ({ current: false }));
  const [failure] = useState((): { current: unknown } => ({ current: undefined }));
  const optimizing = useTask('deckConfig.optimize', (error) => {
    failure.current = error;
  });
  const evaluating = useTask('deckConfig.evaluate');

  /** Undefined: cancelled, or there was nothing to learn from (`fsrs.noReviews` is left in `failure`). */
  async function learn(preset: DraftPreset, healthCheck: boolean): Promise<LearnedParameters | undefined> {
    failure.current = undefined;
    const learned = await optimizing.run({ ...trainingInput(preset), healthCheck });
    if (learned !== undefined && !learned.alreadyOptimal) {
      setDraft((draft) => withOptions(draft, preset.key, { fsrsParameters: learned.fsrsParameters }));
    }
    return learned;
  }

  return {
    running: optimizing.running || evaluating.running,
    progress: optimizing.progress ?? evaluating.progress,
    place,
    result,
    cancel: () => {
      cancelled.current = true;
      optimizing.cancel();
      evaluating.cancel();
    },
    optimize: async (preset, healthCheck) => {
      setResult(undefined);
      const learned = await learn(preset, healthCheck);
      if (learned !== undefined) setResult({ kind: 'learned', learned });
      else if (failure.current !== undefined) showError(failure.current);
    },
    optimizeAll: async (presets) => {
      setResult(undefined);
      cancelled.current = false;
      let [changed, skipped] = [0, 0];
      for (const [index, preset] of presets.entries()) {
        setPlace({ number: index + 1, count: presets.length, name: preset.name });
        const learned = await learn(preset, false);
        if (cancelled.current) break;
        if (learned === undefined) {
          if (!isAppError(failure.current, 'fsrs.noReviews')) {
            showError(failure.current);
            break;
          }
          skipped++;
        } else if (!learned.alreadyOptimal) changed++;
      }
      setPlace(undefined);
      if (cancelled.current) return;
      setDraft((draft) => ({ ...draft, optimizedAll: true }));
      setResult({ kind: 'all', changed, skipped });
    },
    evaluate: async (preset) => {
      setResult(undefined);
      const fit = await evaluating.run(trainingInput(preset));
      if (fit !== undefined) setResult({ kind: 'fit', fit });
    },
  };
}

type LearnedParameters = MethodOutput<'deckConfig.optimize'>;

/** Searches know a preset by its stored name. */
function trainingInput({ options, name, storedName }: DraftPreset): MethodInput<'deckConfig.evaluate'> {
  return {
    search: options.optimizeSearch,
    presetName: storedName ?? name,
    ignoreReviewsBefore: options.ignoreReviewsBefore,
    fsrsParameters: options.fsrsParameters,
    relearnStepCount: relearnStepCount(options),
  };
}

function relearnStepCount({ relearnStepsMins }: DeckOptions): number {
  return stepsWithinDay(relearnStepsMins);
}
