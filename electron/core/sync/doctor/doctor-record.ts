import { z } from 'zod';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot } from '../../engine-types.ts';
import type { WriteDb } from '../../storage/connection.ts';
import { findLocalState, setLocalState } from '../../storage/local-state.ts';

const Counts = z.object({
  cards: z.int(),
  notes: z.int(),
  reviews: z.int(),
  notetypes: z.int(),
  decks: z.int(),
  deckConfigs: z.int(),
});

/** Failures that nothing on the way to the server explains, so that they are worth remembering. */
const Remembered = z.enum(['sync.sanityFailed', 'sync.badRequest', 'sync.tooLarge']);
const Record = z.object({
  /** Until a sync succeeds. */
  lastFailure: z
    .object({
      code: Remembered,
      /** In a row. */
      times: z.int(),
      atMs: z.int(),
      /** What was counted, when the counts differed. */
      counts: z.object({ here: Counts, there: Counts.nullable() }).nullable(),
    })
    .nullable(),
  /** Since the last merge that succeeded; a one-way sync in between proves nothing. */
  countFailures: z.int(),
});
export type DoctorRecord = z.infer<typeof Record>;

const NOTHING_RECORDED: DoctorRecord = { lastFailure: null, countFailures: 0 };
const KEY = 'sync.doctorRecord';

/** What another version wrote in another shape counts as not there. */
export function doctorRecordOf(slot: CollectionSlot): DoctorRecord {
  const db = slot.find()?.db;
  return (db && Record.safeParse(findLocalState(db, KEY)).data) ?? NOTHING_RECORDED;
}

export function setDoctorRecord(db: WriteDb, record: DoctorRecord): void {
  setLocalState(db, KEY, record);
}

export function afterFailure(record: DoctorRecord, error: AppError, nowMs: number): DoctorRecord {
  const code = Remembered.safeParse(error.code).data;
  if (code === undefined) return record;
  const times = record.lastFailure?.code === code ? record.lastFailure.times + 1 : 1;
  const counts = isAppError(error, 'sync.sanityFailed')
    ? { here: { ...error.details.here }, there: error.details.there === null ? null : { ...error.details.there } }
    : null;
  return {
    lastFailure: { code, times, atMs: nowMs, counts },
    countFailures: record.countFailures + (code === 'sync.sanityFailed' ? 1 : 0),
  };
}

export function afterSuccess({ countFailures }: DoctorRecord, how: 'merged' | 'noChanges' | 'oneWay'): DoctorRecord {
  return { lastFailure: null, countFailures: how === 'merged' ? 0 : countFailures };
}

export function sameRecord(a: DoctorRecord, b: DoctorRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
