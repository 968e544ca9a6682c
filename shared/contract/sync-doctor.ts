import { z } from 'zod';
import { DOCTOR_CHECKS } from '#shared/domain/doctor-checks.ts';
import { query, task } from './define.ts';

export const DoctorCheckName = z.enum(DOCTOR_CHECKS);
export type DoctorCheckName = z.infer<typeof DoctorCheckName>;

/** Why a check was not made. */
export const DoctorSkip = z.enum([
  'earlierFailed',
  'addressIsNumber',
  'noProxy',
  'notEncrypted',
  'notVisible',
  'noServerTime',
  'notAnswered',
  'noCollection',
  'otherDevice',
]);
export type DoctorSkip = z.infer<typeof DoctorSkip>;

/** What was seen, for the report: never a password, a key or the content of a card. */
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type DoctorFacts = z.infer<typeof Facts>;

export const DoctorCheck = z.object({
  check: DoctorCheckName,
  result: z.enum(['ok', 'failed', 'skipped']),
  /** Missing for what was skipped. */
  tookMs: z.int().optional(),
  because: DoctorSkip.optional(),
  facts: Facts,
});
export type DoctorCheck = z.infer<typeof DoctorCheck>;

const host = z.string();
/** Host and port, never with a login. */
const proxy = z.string();
const epochMs = z.int();
const Counts = z.object({
  cards: z.int(),
  notes: z.int(),
  reviews: z.int(),
  notetypes: z.int(),
  decks: z.int(),
  deckConfigs: z.int(),
});

/** What is the matter, as far as the first failed check can tell. */
export const DoctorFinding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noAddress') }),
  z.object({ kind: z.literal('noNetwork') }),
  z.object({ kind: z.literal('nameUnknown'), host }),
  z.object({ kind: z.literal('nameServerSilent'), host }),
  z.object({ kind: z.literal('connectionRefused'), host, port: z.int() }),
  z.object({ kind: z.literal('connectionSilent'), host, port: z.int() }),
  z.object({ kind: z.literal('unreachable'), host }),
  z.object({ kind: z.literal('proxyNameUnknown'), proxy }),
  z.object({ kind: z.literal('proxyUnreachable'), proxy }),
  z.object({ kind: z.literal('proxySetting'), variable: z.string() }),
  z.object({ kind: z.literal('proxyLogin'), proxy, variable: z.string() }),
  z.object({ kind: z.literal('proxyRefuses'), proxy, host, status: z.int() }),
  z.object({ kind: z.literal('notAProxy'), proxy }),
  z.object({ kind: z.literal('certificateIssuer'), host, issuer: z.string() }),
  z.object({ kind: z.literal('certificateExpired'), host, untilMs: epochMs }),
  z.object({ kind: z.literal('certificateNotYetValid'), host, fromMs: epochMs }),
  z.object({ kind: z.literal('certificateName'), host, names: z.string() }),
  z.object({ kind: z.literal('noTlsThere'), host }),
  z.object({ kind: z.literal('tlsFailed'), host, cause: z.string() }),
  z.object({ kind: z.literal('clockWrong'), localSecs: z.int(), serverSecs: z.int() }),
  z.object({ kind: z.literal('needsTls'), host }),
  z.object({ kind: z.literal('webPage'), host }),
  z.object({ kind: z.literal('wrongPath'), host, base: z.string() }),
  z.object({ kind: z.literal('notASyncServer'), host }),
  z.object({ kind: z.literal('serverTooOld'), host }),
  z.object({ kind: z.literal('clientTooOld'), host }),
  z.object({ kind: z.literal('serverProblem'), host, status: z.int() }),
  z.object({ kind: z.literal('serverSilent'), host }),
  z.object({ kind: z.literal('serverStops'), message: z.string() }),
  z.object({ kind: z.literal('unknownAnswer'), host, code: z.string() }),
  z.object({ kind: z.literal('loggedOut') }),
  z.object({ kind: z.literal('loginRefused'), host }),
  z.object({ kind: z.literal('tooLarge'), bytes: z.int(), limitBytes: z.int() }),
  z.object({ kind: z.literal('sizeRefused'), host, bytes: z.int() }),
  z.object({ kind: z.literal('localFaults'), rows: z.int() }),
  /** `there` is null when rows wait in the server's own collection, so that it compares nothing. */
  z.object({ kind: z.literal('countsDiffer'), here: Counts, there: Counts.nullable() }),
  z.object({ kind: z.literal('countsDiffered'), here: Counts, there: Counts.nullable() }),
  z.object({ kind: z.literal('countsDifferAgain'), times: z.int(), here: Counts, there: Counts.nullable() }),
  z.object({ kind: z.literal('dataRefused'), host }),
]);
export type DoctorFinding = z.infer<typeof DoctorFinding>;

export const syncDoctor = {
  run: task({
    summary: 'Find out why syncing fails (ends a sync that another device of the account is running)',
    input: z.object({}),
    output: z.object({
      checks: z.array(DoctorCheck),
      /** Null: nothing is wrong any more. */
      finding: DoctorFinding.nullable(),
      /** For the report; the user's name is masked. */
      about: Facts,
    }),
    progress: z.object({ done: z.array(DoctorCheck), running: DoctorCheckName }),
    lock: 'bypass',
    withoutCollection: true,
  }),
  countFailures: query({
    summary: 'How often in a row the counts of both sides differed after a merge',
    input: z.object({}),
    output: z.object({ times: z.int() }),
    lock: 'bypass',
    withoutCollection: true,
  }),
};
