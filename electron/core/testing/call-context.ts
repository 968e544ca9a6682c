import type { CallContext } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';

export interface TestContext<P> extends CallContext<P> {
  /** Everything that was reported, in order. */
  readonly reports: P[];
}

/** A call's context without a caller. Pass a signal to test cancelling. */
export function callContext<P = never>(signal: AbortSignal = new AbortController().signal): TestContext<P> {
  const reports: P[] = [];
  return {
    signal,
    throwIfCancelled: () => {
      if (signal.aborted) throw new AppError('interrupted', {});
    },
    report: (progress) => void reports.push(progress),
    reports,
  };
}
