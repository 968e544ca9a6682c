import type { AnswerHeaders } from './whole-answer.ts';

const SIZE_HEADER = 'anki-original-size';

/** Undefined: it is no answer of a sync server's. */
export function announcedBytes(statusCode: number, headers: AnswerHeaders): number | undefined {
  const size = headers[SIZE_HEADER];
  return statusCode === 200 && typeof size === 'string' && /^\d{1,15}$/u.test(size) ? Number(size) : undefined;
}
