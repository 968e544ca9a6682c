import { expect, test } from 'vitest';
import { noonZone } from './noon-zone.ts';

test('it is between twelve and one in the zone, at whatever hour', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = new Date(Date.UTC(2026, 10, 22, hour, 30));
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: noonZone(now), timeStyle: 'short' }).format(now);
    expect(time).toBe('12:30');
  }
});
