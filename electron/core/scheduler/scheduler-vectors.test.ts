import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vectorDifferences } from '../testing/scheduler-vectors/vector-differences.ts';
import type { VectorFile } from '../testing/scheduler-vectors/vector-file.ts';

const path = join(import.meta.dirname, '../testing/scheduler-vectors/vectors.json');
const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;

test('random numbers, days and all answers of the official vectors come out the same to the last bit', () => {
  expect([file.rng.length, file.timing.length, file.cases.length]).toEqual([26, 36, 316]);
  expect(vectorDifferences(file)).toEqual([]);
});

test('what differs is told by its place', () => {
  const [vector] = file.cases.filter(({ group }) => group === 'review-fsrs');
  if (vector === undefined) throw new Error('the file has no such case');
  const { again } = vector.answers;
  if (again === undefined) throw new Error('the case has no such answer');
  const changed = {
    ...vector,
    states: { ...vector.states, good: { kind: 'new', position: 1 } },
    answers: { again: { ...again, leechTag: !again.leechTag, card: { ...again.card, data: '{}' } } },
  };
  const places = vectorDifferences({ rng: [], timing: [], cases: [changed] }).map(({ what }) => what);
  expect(places).toEqual(
    expect.arrayContaining(['states.good.kind', 'answers.again.card.data', 'answers.again.leechTag']),
  );
});
