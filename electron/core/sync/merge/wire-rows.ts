import { AppError } from '#shared/errors/app-error.ts';
import type { CardRow } from '../../storage/card-storage.ts';
import type { NoteRow } from '../../storage/note-storage.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';

/*
 * Rows as the protocol sends them: arrays in a fixed order. Reading is as strict as the official server is where it
 * refuses, and as lenient where it is not: some whole numbers may come with a fraction, from older clients.
 */

/** A note without what the receiver computes itself (`sfld`, `csum`) and what is always empty. */
export type WireNote = Pick<NoteRow, 'id' | 'guid' | 'mid' | 'mod' | 'usn' | 'tags' | 'flds'>;

/** Throws `sync.badData`, as all of these do. */
export function revlogFromWire(wire: unknown): RevlogRow {
  const cells = cellsOf(wire, 'revlog', 9);
  const kind = whole(cells, 8);
  return {
    id: whole(cells, 0),
    cid: whole(cells, 1),
    usn: whole(cells, 2),
    ease: whole(cells, 3),
    ivl: truncated(cells, 4),
    lastIvl: truncated(cells, 5),
    factor: truncated(cells, 6),
    time: truncated(cells, 7),
    // A kind that is not known yet counts as learning.
    type: kind >= 0 && kind <= 5 ? kind : 0,
  };
}

export function cardFromWire(wire: unknown): CardRow {
  const cells = cellsOf(wire, 'card', 18);
  return {
    id: whole(cells, 0),
    nid: whole(cells, 1),
    did: whole(cells, 2),
    ord: whole(cells, 3),
    mod: truncated(cells, 4),
    usn: whole(cells, 5),
    type: within(cells, 6, 0, 3),
    queue: within(cells, 7, -3, 4),
    due: truncated(cells, 8),
    ivl: truncated(cells, 9),
    factor: whole(cells, 10),
    reps: whole(cells, 11),
    lapses: whole(cells, 12),
    left: whole(cells, 13),
    odue: truncated(cells, 14),
    odid: whole(cells, 15),
    flags: whole(cells, 16),
    data: text(cells, 17),
  };
}

export function noteFromWire(wire: unknown): WireNote {
  const cells = cellsOf(wire, 'note', 11);
  return {
    id: whole(cells, 0),
    guid: text(cells, 1),
    mid: whole(cells, 2),
    mod: whole(cells, 3),
    usn: whole(cells, 4),
    tags: text(cells, 5),
    flds: text(cells, 6),
  };
}

interface Cells {
  readonly what: string;
  readonly values: readonly unknown[];
}

function cellsOf(wire: unknown, what: string, count: number): Cells {
  if (!Array.isArray(wire) || wire.length !== count) throw badData(what);
  return { what, values: wire };
}

function whole({ what, values }: Cells, index: number): number {
  const value = values[index];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw badData(`${what}[${index}]`);
  return value;
}

function truncated({ what, values }: Cells, index: number): number {
  const value = values[index];
  if (typeof value !== 'number' || !Number.isSafeInteger(Math.trunc(value))) throw badData(`${what}[${index}]`);
  return Math.trunc(value);
}

function within(cells: Cells, index: number, least: number, most: number): number {
  const value = whole(cells, index);
  if (value < least || value > most) throw badData(`${cells.what}[${index}]`);
  return value;
}

function text({ what, values }: Cells, index: number): string {
  const value = values[index];
  if (typeof value !== 'string') throw badData(`${what}[${index}]`);
  return value;
}

/** `what` names a place, never its content. */
export function badData(what: string, cause?: unknown): AppError<'sync.badData'> {
  return new AppError('sync.badData', { what }, { cause });
}
