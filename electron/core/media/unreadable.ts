import { codeOf } from '../errors/from-cause.ts';

/** A file that this user may not read, that somebody else holds open, or that the disk can't give. */
export function isUnreadable(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EIO', 'EBUSY'].includes(codeOf(error) ?? '');
}
