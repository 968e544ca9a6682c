import { AppError } from '#shared/errors/app-error.ts';
import { withSqliteErrors } from '../storage/sqlite-error.ts';

/** The `code` that Node, undici and SQLite put on their errors; undefined when there is none. */
export function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

function fileOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('path' in cause)) return '';
  return typeof cause.path === 'string' ? cause.path : '';
}

/** Storage knows what its failures mean; it is asked by letting one happen. */
function fromSqlite(cause: unknown): AppError | undefined {
  try {
    return withSqliteErrors(fileOf(cause), () => {
      throw cause;
    });
  } catch (error) {
    return error instanceof AppError ? error : undefined;
  }
}

function fromSystem(cause: unknown): AppError | undefined {
  if (cause instanceof Error && cause.name === 'AbortError') return new AppError('interrupted', {}, { cause });
  const file = fileOf(cause);
  switch (codeOf(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk.full', { file }, { cause });
    case 'EROFS':
      return new AppError('collection.readOnly', { file }, { cause });
    case 'ABORT_ERR':
      return new AppError('interrupted', {}, { cause });
    default:
      return undefined;
  }
}

/**
 * Anything thrown, as the error that a user can do something about; undefined when it is none of those. By codes
 * only, never by the words of a message. What stays unknown gets its incident number at the door.
 */
export function fromCause(cause: unknown): AppError | undefined {
  if (cause instanceof AppError) return cause;
  return fromSqlite(cause) ?? fromSystem(cause);
}
