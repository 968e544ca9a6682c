import type { Operator, SearchedAnswer } from '#shared/domain/search/search-tree.ts';
import type { SearchMoment } from './search-functions.ts';

const DAY_MS = 86_400_000;

interface AnsweredTerm {
  readonly operator: Operator;
  readonly days: number;
  readonly answer: SearchedAnswer;
}

/** Cards that were answered on, before or after a day. */
export function answeredSql({ operator, days, answer }: AnsweredTerm, { nextDayAtSecs }: SearchMoment): string {
  const dayEndMs = nextDayAtSecs * 1000 + days * DAY_MS;
  const dayStartMs = dayEndMs - DAY_MS;
  return `c.id IN (SELECT cid FROM revlog WHERE ${when(operator, dayStartMs, dayEndMs)} AND ${which(answer)})`;
}

function when(operator: Operator, startMs: number, endMs: number): string {
  switch (operator) {
    case '>':
      return `id >= ${endMs}`;
    case '>=':
      return `id >= ${startMs}`;
    case '<':
      return `id < ${startMs}`;
    case '<=':
      return `id < ${endMs}`;
    case '=':
      return `id BETWEEN ${startMs} AND ${endMs - 1}`;
    case '!=':
      return `id NOT BETWEEN ${startMs} AND ${endMs - 1}`;
  }
}

function which(answer: SearchedAnswer): string {
  if (answer === 'any') return 'ease > 0';
  return answer === 'byHand' ? 'ease = 0' : `ease = ${answer}`;
}

/** Cards whose first answer came after this moment. Answers of filtered decks that change nothing don't count. */
export function introducedSql(sinceMs: number): string {
  return `c.id IN (SELECT cid FROM revlog WHERE id > ${sinceMs} AND ${COUNTED}) AND
    (SELECT min(id) FROM revlog WHERE cid = c.id AND ${COUNTED}) > ${sinceMs}`;
}

const COUNTED = 'ease > 0 AND (type != 3 OR factor != 0)';
