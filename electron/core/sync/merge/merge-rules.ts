/*
 * Who wins when both sides have a row. Pure, and the same for a client and for a server: they differ in what counts as
 * changed since the two last met, and in who stays when both changed a row in the same second.
 */

/** The usn of a row that changed on a client and was not sent yet. */
export const PENDING_USN = -1;

/** Whether the receiver's own row changed since the two sides last met, told by its usn. */
export type IsPending = (usn: number) => boolean;

export const pendingOnClient: IsPending = (usn) => usn === PENDING_USN;

export interface Stamped {
  readonly mod: number;
  readonly usn: number;
}

/**
 * Notes and cards: what the receiver changed itself yields only to something later; what it did not change yields
 * always, to something older too. In one second the server's version stays, on both sides: official clients keep
 * theirs as well, and the two differ for good. A flag that official sets even leaves the moment as it was.
 */
export function isRowReplaced(own: Stamped | undefined, incomingMod: number, isPending: IsPending): boolean {
  if (own === undefined || !isPending(own.usn)) return true;
  return isPending === pendingOnClient ? own.mod <= incomingMod : own.mod < incomingMod;
}

/**
 * Decks, presets and note types that this client has sent in the same merge: the later one, as a whole. In one second
 * the server has taken ours, so that two clients that keep what comes in swap their versions (two official ones do).
 */
export function isSentObjectReplaced(ownMtimeSecs: number, incomingMtimeSecs: number): boolean {
  return ownMtimeSecs < incomingMtimeSecs;
}
