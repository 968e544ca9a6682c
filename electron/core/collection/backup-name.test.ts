import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BackupReason } from '#shared/contract/backups.ts';
import { backupFileName, parsedBackupName } from './backup-name.ts';

test('a name can be read by people', () => {
  const createdMs = Date.UTC(2026, 10, 21, 8, 45, 12, 123);
  expect(backupFileName({ createdMs, reason: 'automatic', kind: 'own', cards: 749 })).toBe(
    '2026-11-21-08-45-12-123.automatic.c749.ebb.zst',
  );
  expect(backupFileName({ createdMs, reason: 'serverCopy', kind: 'server', cards: null })).toBe(
    '2026-11-21-08-45-12-123.serverCopy.anki2.zst',
  );
});

test('every name says again what went into it', () => {
  fc.assert(
    fc.property(
      fc.record({
        createdMs: fc.integer({ min: 0, max: Date.UTC(2200, 0) }),
        reason: fc.constantFrom(...BackupReason.options),
        kind: fc.constantFrom('own' as const, 'server' as const),
        cards: fc.option(fc.nat()),
      }),
      (name) => {
        expect(parsedBackupName(backupFileName(name))).toEqual(name);
      },
    ),
  );
});

test.each([
  '',
  'collection.db',
  '2026-11-21-08-45-12-123.automatic.c749.ebb.zst.part',
  '2026-11-21-08-45-12-123.whim.c749.ebb.zst',
  '../2026-11-21-08-45-12-123.manual.c749.ebb.zst',
  'backup-2026-11-21-08.45.12.colpkg',
])('%j is none of ours', (fileName) => {
  expect(parsedBackupName(fileName)).toBeUndefined();
});
