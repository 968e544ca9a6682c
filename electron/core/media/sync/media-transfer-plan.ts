import { isAnkiWeb } from '../../sync/server-address.ts';

/** How files travel: the one thing about a media sync that is not the same towards every server. */
export interface MediaTransferPlan {
  /** Requests for files, or with files, that are under way at the same time; each way by itself. */
  readonly requestsInFlight: number;
  /** Files go up while others still come down, once all of the server's changes are known. */
  readonly bothWaysAtOnce: boolean;
  /** What changed is asked for without waiting to be told whether anything did. */
  readonly askAtOnce: boolean;
}

/** Files in one packet at most; servers refuse more. */
export const FILES_PER_PACKET = 25;
/** A packet is closed with the file that takes it beyond this size. */
export const PACKET_BYTES = 2.5 * (1 << 20);
/**
 * What packets that are under way may take of memory together, each way. One that is larger goes alone: the largest
 * file is 100 MiB.
 */
export const IN_FLIGHT_BYTES = 48 << 20;

/** What the official client does. */
export const OFFICIAL_MEDIA_TRANSFER: MediaTransferPlan = {
  requestsInFlight: 1,
  bothWaysAtOnce: false,
  askAtOnce: false,
};

/** On a slow line one packet at a time is mostly waiting. The official server takes these too (tested). */
export const WIDE_MEDIA_TRANSFER: MediaTransferPlan = {
  requestsInFlight: 10,
  bothWaysAtOnce: true,
  askAtOnce: true,
};

/** Nothing was tried on AnkiWeb, so it gets what it knows. */
export function mediaTransferPlan(base: string): MediaTransferPlan {
  return isAnkiWeb(base) ? OFFICIAL_MEDIA_TRANSFER : WIDE_MEDIA_TRANSFER;
}
