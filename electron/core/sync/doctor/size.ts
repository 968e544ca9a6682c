import type { ReadDb } from '../../storage/connection.ts';
import { fileBytes } from '../../storage/file-bytes.ts';
import type { ServerAddress } from '../server-address.ts';
import { uploadLimitBytes } from '../server-address.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import type { DoctorRecord } from './doctor-record.ts';

/** What Anki's own server takes unless it is told otherwise. */
const USUAL_LIMIT_BYTES = 300 * 1024 * 1024;

export interface SizeParts {
  readonly db: ReadDb | undefined;
  readonly address: ServerAddress;
  readonly record: DoctorRecord;
}

/** How large the collection is beside what the server takes, as far as that is known or was met. */
export function checkSize({ db, address, record }: SizeParts): CheckOutcome {
  if (db === undefined) return skipped('noCollection');
  const bytes = fileBytes(db);
  const limitBytes = uploadLimitBytes(address.base);
  const known = Number.isFinite(limitBytes);
  const refused = record.lastFailure?.code === 'sync.tooLarge';
  const facts = { bytes, limitBytes: known ? limitBytes : null, usualLimitBytes: USUAL_LIMIT_BYTES, refused };
  if (known && bytes > limitBytes) return failed({ kind: 'tooLarge', bytes, limitBytes }, facts);
  return refused ? failed({ kind: 'sizeRefused', host: address.host, bytes }, facts) : ok(facts);
}
