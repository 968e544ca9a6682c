import type { ReadDb } from './connection.ts';
import { value } from './statement.ts';

const FILE_BYTES = 'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()';

/** How large the collection's file is, or will be once all is written to it. */
export function fileBytes(db: ReadDb): number {
  return value<number>(db, FILE_BYTES) ?? 0;
}
