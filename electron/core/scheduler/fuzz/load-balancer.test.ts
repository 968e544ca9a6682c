import { expect, test } from 'vitest';
import { type BalancedCard, LoadBalancer } from './load-balancer.ts';

const PRESET = 1;
const request = {
  ...{ interval: 10, minimum: 1, maximum: 100, presetId: PRESET, noteId: 99 },
  avoidSiblings: false,
  easyDays: [],
};
const card = (id: number, presetId = PRESET): BalancedCard => ({ id, noteId: id, presetId });
const balancer = (): LoadBalancer => new LoadBalancer((day) => day % 7);

/** How often each interval is drawn by many seeds. */
function drawn(from: LoadBalancer): Map<number | undefined, number> {
  const seeds = Array.from({ length: 200 }, (_, seed) => BigInt(seed));
  return new Map(
    [...Map.groupBy(seeds, (seed) => from.interval({ ...request, seed }))].map(([days, of]) => [days, of.length]),
  );
}

test('a preset without cards is not balanced, and answers do not change that', () => {
  const empty = balancer();
  expect([...drawn(empty).keys()]).toEqual([undefined]);
  empty.addAnswered(card(1), 10);
  expect([...drawn(empty).keys()]).toEqual([undefined]);
  empty.add(card(1), 50);
  expect(drawn(empty).has(undefined)).toBe(false);
});

test('an answered card makes its new day less likely, taking the answer back undoes that', () => {
  const days = balancer();
  for (const day of [8, 9, 10, 11, 12]) days.add(card(day), day);
  const before = drawn(days);
  for (let id = 100; id < 150; id++) days.addAnswered(card(id), 10);
  expect(drawn(days).get(10) ?? 0).toBeLessThan((before.get(10) ?? 0) / 4);
  for (let id = 100; id < 150; id++) days.remove(card(id));
  expect(drawn(days)).toEqual(before);
});

test('a card that is answered onto its own day counts twice', () => {
  const [once, twice] = [balancer(), balancer()];
  for (const days of [once, twice]) for (const day of [8, 9, 10, 11, 12]) days.add(card(day), day);
  once.addAnswered(card(500), 10);
  twice.addAnswered(card(10), 10);
  expect(drawn(twice)).toEqual(drawn(once));
  twice.remove(card(10));
  once.remove(card(500));
  expect(drawn(twice)).toEqual(drawn(once));
});

test('nothing is counted beyond the days that are balanced', () => {
  const far = balancer();
  far.add(card(1), 99);
  far.add(card(2), -1);
  expect([...drawn(far).keys()]).toEqual([undefined]);
});
