import { Comparison } from './comparison.ts';
import type { Row } from './measure.ts';

const RUNS = 5;

/** Check Database of a collection in order, by both clients in turns. Ebb's has the backup before it within. */
export async function measureCheck(anki: string, profile: string): Promise<Row[]> {
  const check = new Comparison('check database, and the backup before');
  for (let run = 0; run < RUNS; run += 1) {
    await check.byEbb(profile, 'collection.check', { unlessOneWay: true });
    await check.byOfficial(anki, 'check-db', {});
  }
  return check.rows();
}
