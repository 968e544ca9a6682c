import type { SyncProgress } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { SyncContext } from '../full-sync-run.ts';

export interface TestContext {
  readonly context: SyncContext;
  readonly progress: SyncProgress[];
  cancel(): void;
}

/** The context of one call. `onProgress` sees each report, so that a test can act at a stage. */
export function testContext(
  onProgress: (progress: SyncProgress, call: TestContext) => void = () => undefined,
): TestContext {
  const stop = new AbortController();
  const progress: SyncProgress[] = [];
  const call: TestContext = {
    progress,
    cancel: () => stop.abort(),
    context: {
      signal: stop.signal,
      throwIfCancelled: () => {
        if (stop.signal.aborted) throw new AppError('interrupted', {});
      },
      report: (value) => {
        progress.push(value);
        onProgress(value, call);
      },
    },
  };
  return call;
}
