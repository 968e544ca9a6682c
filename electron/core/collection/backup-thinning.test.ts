import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BackupName } from './backup-name.ts';
import { superfluousBackups } from './backup-thinning.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 5, 17, 12);
const KEPT = { daily: 12, weekly: 10, monthly: 9 };
const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 100;

const automatic = (createdMs: number): BackupName => ({ createdMs, reason: 'automatic', kind: 'own', cards: 1 });
const safety = (createdMs: number): BackupName => ({ ...automatic(createdMs), reason: 'beforeDownload' });
function kept(backups: BackupName[], nowMs = NOW_MS, counts = KEPT): BackupName[] {
  const gone = new Set(superfluousBackups(backups, { nowMs, kept: counts }));
  return backups.filter((backup) => !gone.has(backup));
}

describe('thinning', () => {
  test('keeps everything of the last two days', () => {
    const backups = Array.from({ length: 200 }, (_, i) => automatic(NOW_MS - i * 10 * 60_000));
    expect(kept(backups)).toEqual(backups);
  });

  test('keeps one of each of twelve days, ten weeks and nine months of years of daily use', () => {
    let backups: BackupName[] = [];
    const start = NOW_MS - 3 * 365 * DAY_MS;
    for (let at = start; at <= NOW_MS; at += DAY_MS / 3) backups = kept([...backups, automatic(at)], at);
    const young = backups.filter((b) => b.createdMs > NOW_MS - 2 * DAY_MS);
    expect(young).toHaveLength(6);
    expect(backups.length - young.length).toBe(12 + 10 + 9);
    const ageDays = (NOW_MS - Math.min(...backups.map((b) => b.createdMs))) / DAY_MS;
    expect(ageDays).toBeGreaterThan(300);
    expect(ageDays).toBeLessThan(400);
  });

  test('keeps as many as were chosen, and the others also where one of them is none', () => {
    const backups = Array.from({ length: 400 }, (_, days) => automatic(NOW_MS - days * DAY_MS));
    const older = (counts: typeof KEPT): number => kept(backups, NOW_MS, counts).length - 2;
    expect(older({ daily: 3, weekly: 2, monthly: 1 })).toBe(6);
    expect(older({ daily: 0, weekly: 2, monthly: 1 })).toBe(3);
    expect(older({ daily: 3, weekly: 0, monthly: 4 })).toBe(7);
    expect(older({ daily: 0, weekly: 0, monthly: 0 })).toBe(0);
    expect(older({ daily: 9999, weekly: 0, monthly: 0 })).toBe(398);
  });

  test('keeps the newest of a day', () => {
    const day = Date.UTC(2026, 5, 10);
    const backups = [automatic(day + 1), automatic(day + 3), automatic(day + 2)];
    expect(kept([...backups, automatic(NOW_MS)]).map((b) => b.createdMs)).toEqual([day + 3, NOW_MS]);
  });

  test('counts what a download replaced apart from the daily copies, and the server’s copies apart from both', () => {
    const day = Date.UTC(2026, 5, 10);
    const server: BackupName = { createdMs: day + 1, reason: 'serverCopy', kind: 'server', cards: null };
    const backups = [automatic(day + 2), safety(day), server];
    expect(kept(backups)).toEqual(backups);
  });

  test('never removes the newest of any reason, however old', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            createdMs: fc.integer({ min: NOW_MS - 2000 * DAY_MS, max: NOW_MS }),
            reason: fc.constantFrom(
              'automatic' as const,
              'manual' as const,
              'beforeUpload' as const,
              'serverCopy' as const,
            ),
            kind: fc.constantFrom('own' as const, 'server' as const),
            cards: fc.constant(null),
          }),
          { maxLength: 120 },
        ),
        (backups) => {
          const stay = kept(backups);
          for (const reason of new Set(backups.map((b) => b.reason))) {
            const newest = Math.max(...backups.filter((b) => b.reason === reason).map((b) => b.createdMs));
            expect(stay.some((b) => b.reason === reason && b.createdMs === newest)).toBe(true);
          }
          for (const backup of backups) {
            if (backup.createdMs > NOW_MS - 2 * DAY_MS) expect(stay).toContain(backup);
          }
          // Once thinned is thinned: nothing more goes at the same moment.
          expect(superfluousBackups(stay, { nowMs: NOW_MS, kept: KEPT })).toEqual([]);
        },
      ),
      { numRuns },
    );
  });
});
