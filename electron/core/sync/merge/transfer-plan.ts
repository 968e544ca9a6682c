import { isAnkiWeb } from '../server-address.ts';
import { type ChunkLimit, OFFICIAL_CHUNK_LIMIT } from './chunks.ts';

/** How rows travel: the one thing about a merge that is not the same towards every server. */
export interface TransferPlan {
  /** Requests for the server's rows that wait for an answer at the same time. */
  readonly requestsInFlight: number;
  /** Rows are asked for while the objects are exchanged: what the server has does not depend on them. */
  readonly rowsWithObjects: boolean;
  /** Ours go at the same time too, when nobody has synced since we did: then nothing comes that they could cover. */
  readonly oursWithObjects: boolean;
  /** A last chunk is sent even if nothing is in it. */
  readonly emptyLastChunk: boolean;
  readonly outgoing: ChunkLimit;
  readonly gravesAtOnce: number;
}

/** What the official client does. */
export const OFFICIAL_TRANSFER: TransferPlan = {
  requestsInFlight: 1,
  rowsWithObjects: false,
  oursWithObjects: false,
  emptyLastChunk: true,
  outgoing: OFFICIAL_CHUNK_LIMIT,
  gravesAtOnce: OFFICIAL_CHUNK_LIMIT.rows,
};

/** On a slow line the official sizes are mostly waiting. The official server takes these too (tested). */
export const WIDE_TRANSFER: TransferPlan = {
  requestsInFlight: 11,
  rowsWithObjects: true,
  oursWithObjects: true,
  emptyLastChunk: false,
  outgoing: { rows: 50_000, bytes: 2 << 20 },
  gravesAtOnce: 10_000,
};

/** Nothing was tried on AnkiWeb, so it gets what it knows. */
export function transferPlan(base: string): TransferPlan {
  return isAnkiWeb(base) ? OFFICIAL_TRANSFER : WIDE_TRANSFER;
}
