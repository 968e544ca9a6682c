import type { DoctorFinding } from '#shared/contract/sync-doctor.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import type { ServerMeta } from '../sync-decision.ts';
import { PROTOCOL_VERSION } from '../sync-http.ts';
import { answerFinding } from './answer-finding.ts';
import { type CheckOutcome, failed, ok } from './check-outcome.ts';
import type { Route } from './route.ts';
import type { ServerAnswers } from './server-answers.ts';
import { speaksTls } from './speaks-tls.ts';

export interface ServerVersionParts {
  readonly route: Route;
  readonly answers: ServerAnswers;
  readonly signal: AbortSignal;
}

/** Whether what answers is a sync server, and one that speaks as we do. */
export async function checkServerVersion(parts: ServerVersionParts): Promise<CheckOutcome> {
  const { answers } = parts;
  const { host } = answers;
  const { meta, error } = await answers.meta();
  if (meta !== undefined) return metaOutcome(meta);
  // It knows what a key is; whether ours is good is the next question.
  if (isAppError(error, 'sync.sessionEnded')) return ok({ host, protocol: PROTOCOL_VERSION });
  const facts = { host, code: error.code, ...statusOf(error) };
  return failed((await wrongAddress(parts)) ?? answerFinding(error, host), facts);
}

function metaOutcome({ proceed, message }: ServerMeta): CheckOutcome {
  const facts = { protocol: PROTOCOL_VERSION, proceed };
  return proceed ? ok(facts) : failed({ kind: 'serverStops', message }, facts);
}

function statusOf({ details }: AppError): Record<string, string | number> {
  return {
    ...('status' in details ? { status: details.status } : {}),
    ...('reason' in details ? { reason: details.reason } : {}),
  };
}

/** Something answers in a way that a small slip in the address explains. */
async function wrongAddress({ route, answers, signal }: ServerVersionParts): Promise<DoctorFinding | undefined> {
  const { host } = answers;
  if (!route.address.encrypted && route.proxy === undefined) {
    if (await speaksTls(route.server, signal)) return { kind: 'needsTls', host };
  }
  const base = await answers.baseElsewhere();
  return base === undefined ? undefined : { kind: 'wrongPath', host, base };
}
