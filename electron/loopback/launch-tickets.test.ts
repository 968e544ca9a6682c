import { expect, it } from 'vitest';
import { LaunchTickets } from './launch-tickets.ts';

it('works once', () => {
  const tickets = new LaunchTickets();
  const [first, second] = [tickets.issue(), tickets.issue()];
  expect(first).not.toBe(second);
  expect([tickets.redeem(first), tickets.redeem(first), tickets.redeem('made-up')]).toEqual([true, false, false]);
  expect(tickets.redeem(second)).toBe(true);
});

it('works for a minute', () => {
  let now = 0;
  const tickets = new LaunchTickets(() => now);
  const [early, late] = [tickets.issue(), tickets.issue()];
  now = 59_999;
  expect(tickets.redeem(early)).toBe(true);
  now = 60_000;
  expect(tickets.redeem(late)).toBe(false);
});
