import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf, fromCause } from './from-cause.ts';

function coded(code: string, extra: object = {}): Error {
  return Object.assign(new Error('words that nobody may match'), { code, ...extra });
}
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('fromCause', () => {
  it('passes an AppError on as it is', () => {
    const error = new AppError('deck.nameEmpty', {});
    expect(fromCause(error)).toBe(error);
  });

  it.each([
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['EROFS', 'collection.readOnly'],
    ['ABORT_ERR', 'interrupted'],
  ])('maps %s to %s without reading its text', (code, expected) => {
    expect(fromCause(coded(code))?.code).toBe(expected);
  });

  it('names the file that met a full disk and keeps the cause', () => {
    const cause = coded('ENOSPC', { path: '/x/collection.db' });
    const error = fromCause(cause);
    expect(error?.details).toEqual({ file: '/x/collection.db' });
    expect(error?.cause).toBe(cause);
  });

  it('knows what SQLite says of a file that is no database', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-cause-'));
    const path = join(folder, 'x.db');
    writeFileSync(path, 'certainly no database, and long enough to have a header of one hundred bytes'.repeat(4));
    const db = new Database(path);
    expect(fromCause(thrownBy(() => db.pragma('user_version')))?.code).toBe('collection.damaged');
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('makes an abort an interruption', async () => {
    const signal = AbortSignal.abort();
    const aborted = await readFile(import.meta.filename, { signal }).catch((error: unknown) => error);
    expect(fromCause(aborted)?.code).toBe('interrupted');
    expect(fromCause(new DOMException('stop', 'AbortError'))?.code).toBe('interrupted');
  });

  it('claims to know nothing that it does not', () => {
    for (const thrown of [new TypeError('a fault of ours'), coded('EFAULT'), 'text', 3, null, undefined, {}]) {
      expect(fromCause(thrown)).toBeUndefined();
    }
  });
});

it('codeOf takes texts only', () => {
  expect(codeOf({ code: 'X' })).toBe('X');
  expect([codeOf({ code: 7 }), codeOf('X'), codeOf(null)]).toEqual([undefined, undefined, undefined]);
});
