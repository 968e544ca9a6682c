import type { MediaRecord } from '../media-store.ts';

/** A name that the server says has changed. */
export interface MediaChange {
  readonly fileName: string;
  readonly usn: number;
  /** Null: it was removed there. */
  readonly sha1: string | null;
}

/** What a change on the server means here. */
export type MediaDecision =
  | { readonly kind: 'nothing' }
  /** The record in the place of the one that is there. */
  | { readonly kind: 'put'; readonly record: MediaRecord }
  /** Nothing is left to be known of the name. */
  | { readonly kind: 'forget' }
  /** The file goes to the trash, if it still is what we know it to be. */
  | { readonly kind: 'trash' };

const NOTHING: MediaDecision = { kind: 'nothing' };

/**
 * Compares what is known of a name with what the server has now. Pure, and right whenever it is asked twice: servers
 * list what we have sent them, too.
 */
export function mediaDecision(change: MediaChange, known: MediaRecord | undefined): MediaDecision {
  return change.sha1 === null ? removedThere(known) : changedThere(change.fileName, change.sha1, known);
}

function removedThere(known: MediaRecord | undefined): MediaDecision {
  if (known === undefined) return NOTHING;
  // Both have removed it, or it never came.
  if (known.stat === null) return { kind: 'forget' };
  // What was changed here is sent as a new file; one that can't be sent just stays.
  if (known.dirty || known.sha1 === null) {
    // Nothing is missed there any more.
    const problem = known.problem === 'notOnServer' ? null : known.problem;
    return { kind: 'put', record: { ...known, dirty: known.sha1 !== null, fetch: false, serverSha1: null, problem } };
  }
  return { kind: 'trash' };
}

function changedThere(fileName: string, serverSha1: string, known: MediaRecord | undefined): MediaDecision {
  const knownHere = known ?? absentRecord(fileName);
  if (knownHere.sha1 === serverSha1) {
    // Listed again. It may still have to be seen to that it is on the disk.
    if (!knownHere.dirty && knownHere.serverSha1 === serverSha1) return NOTHING;
    return put({ ...knownHere, dirty: false, fetch: false, serverSha1, problem: null });
  }
  // It is not there, or its removal waits to be sent: whoever still has it there, has it.
  if (knownHere.stat === null) return put({ ...knownHere, dirty: false, fetch: true, vanished: false, serverSha1 });
  // The server has what it had when we changed the file: listed again, not changed. Ours goes up.
  if (knownHere.dirty && !knownHere.fetch && knownHere.serverSha1 === serverSha1) return NOTHING;
  return put({ ...knownHere, fetch: true, serverSha1 });
}

function put(record: MediaRecord): MediaDecision {
  return { kind: 'put', record };
}

/** A name that is not in the folder, and that nothing is to be done about. */
export function absentRecord(fileName: string): MediaRecord {
  const nothing = { sha1: null, stat: null, serverSha1: null, problem: null };
  return { fileName, ...nothing, settled: true, dirty: false, fetch: false, vanished: false };
}
