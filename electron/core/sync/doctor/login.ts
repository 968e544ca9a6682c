import { isAppError } from '#shared/errors/app-error.ts';
import { type CheckOutcome, failed, ok } from './check-outcome.ts';
import type { ServerAnswers } from './server-answers.ts';

/** Whether the server takes the key that we hold. `username`: undefined when nobody is logged in. */
export async function checkLogin(answers: ServerAnswers, username: string | undefined): Promise<CheckOutcome> {
  if (username === undefined) return failed({ kind: 'loggedOut' });
  const facts = { user: maskedName(username) };
  const { error } = await answers.meta();
  if (error === undefined) return ok(facts);
  if (isAppError(error, 'sync.sessionEnded')) return failed({ kind: 'loginRefused', host: answers.host }, facts);
  throw error;
}

/** Enough to see whether it is the account one means, too little to write to it. */
export function maskedName(username: string): string {
  const [first] = username.match(/^[^@]/u) ?? [''];
  return `${first}…${username.includes('@') ? '@…' : ''}`;
}
