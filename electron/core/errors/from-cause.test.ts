import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { Log } from '../env.ts';
import { fromCause } from './from-cause.ts';

interface Entry {
  readonly event: string;
  readonly details: Record<string, unknown> | undefined;
}
function recordingLog(): { readonly log: Log; readonly entries: Entry[] } {
  const entries: Entry[] = [];
  const add = (event: string, details?: Record<string, unknown>): void => {
    entries.push({ event, details });
  };
  return { log: { info: add, warn: add, error: add }, entries };
}
function coded(code: string, extra: object = {}): Error {
  return Object.assign(new Error('words that nobody may match'), { code, ...extra });
}

describe('fromCause', () => {
  it('passes an AppError on as it is', () => {
    const error = new AppError('deck.nameEmpty', {});
    expect(fromCause(error, recordingLog().log)).toBe(error);
  });

  it.each([
    ['SQLITE_CORRUPT', 'collection.damaged'],
    ['SQLITE_CORRUPT_INDEX', 'collection.damaged'],
    ['SQLITE_NOTADB', 'collection.damaged'],
    ['SQLITE_FULL', 'disk.full'],
    ['SQLITE_READONLY_DBMOVED', 'collection.readOnly'],
    ['SQLITE_CANTOPEN', 'collection.missing'],
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['EROFS', 'collection.readOnly'],
    ['ABORT_ERR', 'interrupted'],
  ])('maps %s to %s without reading its text', (code, expected) => {
    const { log, entries } = recordingLog();
    expect(fromCause(coded(code), log).code).toBe(expected);
    expect(entries).toEqual([]);
  });

  it('names the file that met a full disk', () => {
    const error = fromCause(coded('ENOSPC', { path: '/x/collection.db' }), recordingLog().log);
    expect(error.details).toEqual({ file: '/x/collection.db' });
  });

  it('makes an abort an interruption', () => {
    expect(fromCause(new DOMException('stop', 'AbortError'), recordingLog().log).code).toBe('interrupted');
  });

  it('logs the stack of what it does not know under an incident number and keeps it off the wire', () => {
    const { log, entries } = recordingLog();
    const error = fromCause(new TypeError('secret words'), log);
    expect(error.code).toBe('internal');
    expect(error.incident).toMatch(/^[0-9a-f]{8}$/);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.details?.['incident']).toBe(error.incident);
    expect(String(entries[0]?.details?.['stack'])).toContain('TypeError');
    expect(JSON.stringify(error.toWire())).not.toContain('secret words');
  });

  it('takes thrown things that are no errors', () => {
    for (const thrown of ['text', 3, null, undefined, {}]) {
      expect(fromCause(thrown, recordingLog().log).code).toBe('internal');
    }
  });
});
