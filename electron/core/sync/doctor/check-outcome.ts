import type { DoctorFacts, DoctorFinding, DoctorSkip } from '#shared/contract/sync-doctor.ts';

/** What one check came to. */
export type CheckOutcome =
  | { readonly result: 'ok'; readonly facts: DoctorFacts }
  | { readonly result: 'skipped'; readonly because: DoctorSkip; readonly facts: DoctorFacts }
  | { readonly result: 'failed'; readonly finding: DoctorFinding; readonly facts: DoctorFacts };

export function ok(facts: DoctorFacts = {}): CheckOutcome {
  return { result: 'ok', facts };
}
export function skipped(because: DoctorSkip, facts: DoctorFacts = {}): CheckOutcome {
  return { result: 'skipped', because, facts };
}
export function failed(finding: DoctorFinding, facts: DoctorFacts = {}): CheckOutcome {
  return { result: 'failed', finding, facts };
}
