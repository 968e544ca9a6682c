import type { DoctorCheck, DoctorCheckName, DoctorFinding } from '#shared/contract/sync-doctor.ts';
import type { CallContext, CancelSignal } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { limitedSignal } from './time-limit.ts';

/** What a check does within its time; the signal ends it then, and at a cancel. */
export type Check = (signal: AbortSignal) => Promise<CheckOutcome> | CheckOutcome;
export type Checks = Readonly<Record<DoctorCheckName, Check>>;

/** How long each may take, which bounds the whole as well. */
export type CheckLimits = Readonly<Record<DoctorCheckName, number>>;
export const CHECK_LIMITS_MS: CheckLimits = {
  nameLookup: 6000,
  connection: 6000,
  proxy: 8000,
  certificate: 8000,
  clock: 20_000,
  serverVersion: 12_000,
  login: 12_000,
  size: 1000,
  sanityCounts: 15_000,
};

export interface Progress {
  readonly done: DoctorCheck[];
  readonly running: DoctorCheckName;
}
export interface Checked {
  readonly checks: DoctorCheck[];
  readonly finding: DoctorFinding | null;
}

/** Makes the checks one after the other, in the order of their names, until one fails. */
export async function runChecks(
  checks: Checks,
  names: readonly DoctorCheckName[],
  { signal, report }: Pick<CallContext<Progress>, 'signal' | 'report'>,
  limits: CheckLimits = CHECK_LIMITS_MS,
): Promise<Checked> {
  const done: DoctorCheck[] = [];
  let finding: DoctorFinding | null = null;
  for (const check of names) {
    if (finding !== null) {
      done.push({ check, result: 'skipped', because: 'earlierFailed', facts: {} });
      continue;
    }
    report({ done: [...done], running: check });
    const outcome = await timed(check, checks[check], limits[check], signal);
    done.push(outcome.entry);
    finding = outcome.finding;
  }
  return { checks: done, finding };
}

interface Timed {
  readonly entry: DoctorCheck;
  readonly finding: DoctorFinding | null;
}

async function timed(check: DoctorCheckName, work: Check, limitMs: number, cancel: CancelSignal): Promise<Timed> {
  if (cancel.aborted) throw new AppError('interrupted', {});
  const startedMs = performance.now();
  let outcome: CheckOutcome;
  try {
    outcome = await work(limitedSignal(cancel, limitMs));
  } catch (cause) {
    // Whatever a cancel made of the call that it met.
    throw cancel.aborted ? new AppError('interrupted', {}, { cause }) : cause;
  }
  const tookMs = Math.round(performance.now() - startedMs);
  const { result, facts } = outcome;
  switch (outcome.result) {
    case 'ok':
      return { entry: { check, result, tookMs, facts }, finding: null };
    case 'skipped':
      return { entry: { check, result, because: outcome.because, facts }, finding: null };
    case 'failed':
      return { entry: { check, result, tookMs, facts }, finding: outcome.finding };
  }
}
