import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import { rememberNotetype } from '../notes/last-choice.ts';
import { noteIdsOfNotetype } from '../storage/note-storage.ts';
import { listNotetypes, noteCounts } from '../storage/notetype-storage.ts';
import { type ChangeOfNotes, changeNotes, plannedChange } from './change-notes.ts';
import { changeLosses, type Losses } from './preview-update.ts';
import { removeNotetype } from './remove-notetype.ts';

interface MergeWanted {
  /** The one that stays. */
  readonly notetypeId: number;
  readonly fromNotetypeIds: readonly number[];
}

/** Note types that can be merged without a difference to any card, in groups: the most used one first. */
export function duplicateNotetypes({ db }: Collection): number[][] {
  const counts = noteCounts(db);
  const groups = Map.groupBy(listNotetypes(db), looks);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ id }) => id).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b));
}

/** All that a card shows, and whose names its parts have. */
function looks({ kind, fields, templates, css }: Notetype): string {
  return JSON.stringify([
    kind,
    fields.map(({ name }) => name),
    templates.map(({ name, questionFormat, answerFormat }) => [name, questionFormat, answerFormat]),
    css.trim(),
  ]);
}

/** One change of notes for each note type that has some. Throws `notFound` or `invalidInput`. */
function plannedMerge(col: Collection, { notetypeId, fromNotetypeIds }: MergeWanted): ChangeOfNotes[] {
  if (fromNotetypeIds.includes(notetypeId)) {
    throw new AppError('invalidInput', { issues: ['fromNotetypeIds: the note type itself'] });
  }
  return [...new Set(fromNotetypeIds)].map((fromNotetypeId) =>
    plannedChange(col, {
      noteIds: noteIdsOfNotetype(col.db, fromNotetypeId),
      fromNotetypeId,
      toNotetypeId: notetypeId,
    }),
  );
}

/** What the merge would cost; parts of the same name in several note types are counted together. */
export function mergeLosses(col: Collection, wanted: MergeWanted): Losses & { readonly noteCount: number } {
  const changes = plannedMerge(col, wanted);
  const losses = changes.map((change) => changeLosses(col, change));
  return {
    noteCount: changes.reduce((sum, { noteIds }) => sum + noteIds.length, 0),
    fieldsLost: summed(losses.flatMap(({ fieldsLost }) => fieldsLost)).map(([name, noteCount]) => ({
      name,
      noteCount,
    })),
    cardsLost: summed(losses.flatMap(({ cardsLost }) => cardsLost)).map(([name, cardCount]) => ({ name, cardCount })),
  };
}

type Counted = { readonly name: string } & ({ readonly noteCount: number } | { readonly cardCount: number });

function summed(parts: readonly Counted[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const part of parts) {
    const count = 'noteCount' in part ? part.noteCount : part.cardCount;
    counts.set(part.name, (counts.get(part.name) ?? 0) + count);
  }
  return [...counts];
}

/** Inside a transaction. */
export function mergeNotetypes(
  col: Collection,
  wanted: MergeWanted,
  deletionLog: DeletionLog,
): { noteCount: number; cardsAdded: number; cardsRemoved: number } {
  const total = { noteCount: 0, cardsAdded: 0, cardsRemoved: 0 };
  for (const change of plannedMerge(col, wanted)) {
    if (change.noteIds.length > 0) {
      const { noteCount, cardsAdded, cardsRemoved } = changeNotes(col, change);
      total.noteCount += noteCount;
      total.cardsAdded += cardsAdded;
      total.cardsRemoved += cardsRemoved;
    }
    removeNotetype(col, change.from.id, deletionLog);
  }
  rememberNotetype(col, wanted.notetypeId);
  return total;
}
