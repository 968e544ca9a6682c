import { useRef, useState } from 'react';
import type { CallOptions } from '#shared/contract/define.ts';
import { stepsWithinDay } from '#shared/domain/deck-options.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodInput, MethodOutput, MethodProgress } from '#renderer/rpc/method-name.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { type DraftPreset, type OptionsDraft, withOptions } from './options-draft.ts';

type Learned = MethodOutput<'deckConfig.optimize'>;
type Progress = MethodProgress<'deckConfig.optimize'>;
type Options = CallOptions<Progress>;

/** What learning or evaluating came to. */
export type LearningResult =
  | { readonly kind: 'learned'; readonly learned: Learned }
  | { readonly kind: 'all'; readonly changed: number; readonly skipped: number }
  | { readonly kind: 'fit'; readonly fit: MethodOutput<'deckConfig.evaluate'> };

/** Which preset is learned for, where all of them are. */
interface Place {
  readonly number: number;
  readonly count: number;
  readonly name: string;
}

export interface Learning {
  readonly running: boolean;
  readonly progress: Progress | undefined;
  readonly place: Place | undefined;
  readonly result: LearningResult | undefined;
  readonly optimize: (preset: DraftPreset, healthCheck: boolean) => Promise<void>;
  readonly optimizeAll: (presets: readonly DraftPreset[]) => Promise<void>;
  readonly evaluate: (preset: DraftPreset) => Promise<void>;
  readonly cancel: () => void;
}

/** Computes parameters into the draft: nothing is stored before Save. */
export function useLearning(setDraft: (change: (draft: OptionsDraft) => OptionsDraft) => void): Learning {
  const { deckConfig } = useClient().calls;
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  const [place, setPlace] = useState<Place>();
  const [result, setResult] = useState<LearningResult>();
  const abort = useRef<AbortController>(null);

  async function work(act: (options: Options) => Promise<LearningResult>): Promise<void> {
    const controller = new AbortController();
    abort.current = controller;
    setRunning(true);
    setProgress(undefined);
    setResult(undefined);
    try {
      setResult(await act({ signal: controller.signal, onProgress: setProgress }));
    } catch (error: unknown) {
      showError(error);
    } finally {
      setRunning(false);
      setPlace(undefined);
    }
  }

  async function learn(preset: DraftPreset, healthCheck: boolean, options: Options): Promise<Learned> {
    const learned = await deckConfig.optimize({ ...trainingInput(preset), healthCheck }, options);
    if (!learned.alreadyOptimal) {
      setDraft((draft) => withOptions(draft, preset.key, { fsrsParameters: learned.fsrsParameters }));
    }
    return learned;
  }

  async function learnAll(presets: readonly DraftPreset[], options: Options): Promise<LearningResult> {
    let [changed, skipped] = [0, 0];
    for (const [index, preset] of presets.entries()) {
      setPlace({ number: index + 1, count: presets.length, name: preset.name });
      try {
        const { alreadyOptimal } = await learn(preset, false, options);
        if (!alreadyOptimal) changed++;
      } catch (error: unknown) {
        if (!isAppError(error, 'fsrs.noReviews')) throw error;
        skipped++;
      }
    }
    setDraft((draft) => ({ ...draft, optimizedAll: true }));
    return { kind: 'all', changed, skipped };
  }

  return {
    ...{ running, progress, place, result },
    cancel: () => abort.current?.abort(),
    optimize: (preset, healthCheck) =>
      work(async (options) => ({ kind: 'learned', learned: await learn(preset, healthCheck, options) })),
    optimizeAll: (presets) => work((options) => learnAll(presets, options)),
    evaluate: (preset) =>
      work(async (options) => ({ kind: 'fit', fit: await deckConfig.evaluate(trainingInput(preset), options) })),
  };
}

/** Searches know a preset by its stored name. */
function trainingInput({ options, name, storedName }: DraftPreset): MethodInput<'deckConfig.evaluate'> {
  return {
    search: options.optimizeSearch,
    presetName: storedName ?? name,
    ignoreReviewsBefore: options.ignoreReviewsBefore,
    fsrsParameters: options.fsrsParameters,
    relearnStepCount: stepsWithinDay(options.relearnStepsMins),
  };
}
