import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { Log } from '../env.ts';

/** The `code` that Node, undici and SQLite put on their errors; undefined when there is none. */
export function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

function fileOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('path' in cause)) return '';
  return typeof cause.path === 'string' ? cause.path : '';
}

function fromDatabase(code: string, cause: unknown): AppError | undefined {
  // Extended codes (SQLITE_READONLY_DBMOVED, SQLITE_CORRUPT_VTAB) mean what their first part means.
  const [, kind] = code.split('_');
  switch (kind) {
    case 'CORRUPT':
    case 'NOTADB':
      return new AppError('collection.damaged', { check: code }, { cause });
    case 'FULL':
      return new AppError('disk.full', { file: '' }, { cause });
    case 'READONLY':
      return new AppError('collection.readOnly', { file: '' }, { cause });
    case 'CANTOPEN':
      return new AppError('collection.missing', { file: '' }, { cause });
    case 'INTERRUPT':
      return new AppError('interrupted', {}, { cause });
    default:
      return undefined;
  }
}

function fromCode(code: string, cause: unknown): AppError | undefined {
  if (code.startsWith('SQLITE_')) return fromDatabase(code, cause);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk.full', { file: fileOf(cause) }, { cause });
    case 'EROFS':
      return new AppError('collection.readOnly', { file: fileOf(cause) }, { cause });
    case 'ABORT_ERR':
      return new AppError('interrupted', {}, { cause });
    default:
      return undefined;
  }
}

function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

/**
 * Anything thrown, as the one error that may cross a door. What is not understood becomes `internal`; its
 * stack goes to the log under the incident number and nowhere else.
 */
export function fromCause(cause: unknown, log: Log): AppError {
  if (cause instanceof AppError) return cause;
  if (isAbort(cause)) return new AppError('interrupted', {}, { cause });
  const code = codeOf(cause);
  const known = code === undefined ? undefined : fromCode(code, cause);
  if (known !== undefined) return known;
  const incident = randomBytes(4).toString('hex');
  log.error('internal error', {
    incident,
    code: code ?? null,
    stack: cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause,
  });
  return new AppError('internal', {}, { cause, incident });
}
