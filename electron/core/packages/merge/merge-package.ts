import type { ImportProgress, MergeLog, MergeOptions } from '#shared/contract/packages.ts';
import type { CallContext, OpResult } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { refuseWrongClock } from '../../collection/clock-check.ts';
import type { Collection } from '../../collection/collection.ts';
import { withScratchFile, withScratchFolder } from '../../collection/scratch.ts';
import type { MediaArrivals, ProfilePaths } from '../../engine-types.ts';
import type { DeletionLog } from '../../notes/deletion-log.ts';
import { namedMedia } from '../../notes/media-names.ts';
import { schedulerVersion, updateFirstScheduler } from '../../old-scheduler/update-scheduler.ts';
import { getCol } from '../../storage/col-storage.ts';
import { openDb, type WriteDb } from '../../storage/connection.ts';
import { listNotetypes } from '../../storage/notetype-storage.ts';
import { repairFutureIds } from '../../storage/repair-storage.ts';
import { run, value } from '../../storage/statement.ts';
import type { ArrivedFiles } from '#shared/contract/media-arrivals.ts';
import { rememberOptions } from '../merge-options.ts';
import type { OpenedPackage } from '../opened-package.ts';
import { PackageSource } from '../package-source.ts';
import { MediaPlan } from './media-plan.ts';
import { CardMerge } from './merge-cards.ts';
import { addUnknownDeckConfigs, DeckMerge } from './merge-decks.ts';
import { homeOf, NotetypeMerge } from './merge-notetypes.ts';
import { fateOf, type KnownNote, knownNotes, NoteMerge } from './merge-notes.ts';

export interface MergeDeps {
  readonly collection: Collection;
  readonly paths: ProfilePaths;
  readonly arrivals: MediaArrivals;
  readonly deletionLog: DeletionLog;
}

type MergeContext = CallContext<ImportProgress>;

const DAY_MS = 86_400_000;
const ROWS_BETWEEN_LOOKS = 1000;
const STUDIED = 'SELECT EXISTS (SELECT 1 FROM cards WHERE queue != 0)';

/**
 * Merges a package into the collection, as one step to undo. Files come first and rows last, in one transaction: what
 * fails or is cancelled before leaves neither.
 */
export async function mergePackage(
  deps: MergeDeps,
  opened: OpenedPackage,
  options: MergeOptions,
  context: MergeContext,
): Promise<OpResult<MergeLog>> {
  const { collection, paths } = deps;
  if (schedulerVersion(collection.db) === 'first') throw new AppError('scheduler.tooOld', {});
  if (options.withScheduling) refuseWrongClock(collection);
  return await withScratchFile(paths, 'import', async (scratch) => {
    const { env } = collection;
    const onStage = (stage: ImportProgress['stage']): void => context.report({ stage, done: 0, total: null });
    await opened.unpackCollection(scratch, { env, signal: context.signal, onStage, isPassing: true });
    context.throwIfCancelled();
    const db = openDb(scratch, { exclusive: false });
    try {
      bringUpToDate(db, collection);
      const source = new PackageSource(db, env.clock, null, options);
      return await withScratchFolder(paths, 'import', (folder) =>
        merge({ deps, opened, options, context, source, path: scratch, folder }),
      );
    } finally {
      db.close();
    }
  });
}

/**
 * Rows of more than a day ahead get ids of now, as when a collection is checked: every client takes ids for moments.
 * Rows of the first scheduler mean something else.
 */
function bringUpToDate(db: WriteDb, collection: Collection): void {
  const nowMs = collection.env.clock.nowMs();
  const ahead = db.transaction(() => repairFutureIds(db, { lastMs: nowMs + DAY_MS, fromMs: nowMs }))();
  // To a clock that is behind, much would be ahead.
  if (ahead > 0) refuseWrongClock(collection);
  const isOld = schedulerVersion(db) === 'first' && value<number>(db, STUDIED) === 1;
  if (isOld) db.transaction(() => updateFirstScheduler(db))();
}

interface Merge {
  readonly deps: MergeDeps;
  readonly opened: OpenedPackage;
  readonly options: MergeOptions;
  readonly context: MergeContext;
  readonly source: PackageSource;
  /** Of the package's collection. */
  readonly path: string;
  /** For files on their way. */
  readonly folder: string;
}

async function merge(plans: Merge): Promise<OpResult<MergeLog>> {
  const { deps, opened, context, folder } = plans;
  const { arrivals, collection } = deps;
  const { known, media } = plan(plans);
  await media.decide(arrivals, context.signal);
  const files = await media.unpack({
    ...{ opened, folder, signal: context.signal },
    throwIfCancelled: () => context.throwIfCancelled(),
    onFile: (done, total) => context.report({ stage: 'media', done, total }),
  });
  const arrived = files.length === 0 ? undefined : await arrivals.place({ files, replace: false });
  try {
    context.throwIfCancelled();
    return withAttached(collection.db, plans.path, () =>
      collection.transact('importPackage', () => writeRows(plans, known, media, arrived)),
    );
  } catch (error: unknown) {
    if (arrived !== undefined) await arrivals.takeBack(arrived);
    throw error;
  }
}

/** The package's collection beside the open one, as `package`. Not to be called inside of a transaction. */
function withAttached<T>(db: WriteDb, path: string, work: () => T): T {
  run(db, 'ATTACH ? AS package', [path]);
  try {
    return work();
  } finally {
    db.exec('DETACH package');
  }
}

/** Which notes will be written, as far as that says which files are needed. */
function plan({ deps, opened, options, source, context }: Merge): {
  known: ReadonlyMap<string, KnownNote>;
  media: MediaPlan;
} {
  const { db } = deps.collection;
  const known = knownNotes(db, source.guids());
  const ours = listNotetypes(db);
  const homes = new Map(source.notetypes().map((notetype) => [notetype.id, homeIdOf(notetype, ours)]));
  const media = new MediaPlan(opened);
  if (opened.files.length === 0) return { known, media };
  for (const note of eachLooking(source.notesNamingFiles(), context)) {
    const fate = fateOf(note, homes.get(note.mid) ?? null, known.get(note.guid), options);
    if (fate !== 'new' && fate !== 'updated') continue;
    for (const field of note.flds.split('\u001f')) {
      for (const { fileName } of namedMedia(field)) media.use(fileName);
    }
  }
  return { known, media };
}

function homeIdOf(...[incoming, ours]: Parameters<typeof homeOf>): number | null {
  const isKnown = ours.some(({ id }) => id === incoming.id);
  return isKnown ? (homeOf(incoming, ours)?.id ?? null) : incoming.id;
}

function writeRows(
  { deps, options, context, source }: Merge,
  known: ReadonlyMap<string, KnownNote>,
  media: MediaPlan,
  arrived: ArrivedFiles | undefined,
): MergeLog {
  const { collection: col, deletionLog } = deps;
  const scmBefore = getCol(col.db).scmMs;
  rememberOptions(col.db, options, Math.floor(col.env.clock.nowMs() / 1000));
  const notetypes = new NotetypeMerge(col, options, deletionLog);
  const incoming = source.notetypes();
  notetypes.take(incoming);
  if (options.mergeNotetypes) moveConflicting(source, known, notetypes);
  const theirSortFields = new Map(incoming.map(({ id, sortFieldIndex }) => [id, sortFieldIndex]));
  const notes = new NoteMerge({ col, options, notetypes, known, mediaName: media.nameHere, theirSortFields });
  const { notes: total } = source.counts;
  for (const note of eachLooking(source.notes(), context, total)) notes.take(note);
  notes.end();
  notetypes.removeLeft();
  const deckConfigs = addUnknownDeckConfigs(col, source.deckConfigs());
  const decks = new DeckMerge(col, source.today);
  decks.take(source.decks);
  const cards = new CardMerge({ col, notes, notetypes, decks, theirToday: source.today });
  cards.copy(source);
  for (const card of eachLooking(source.cards(), context)) cards.take(card);
  cards.endCards();
  const reviews = options.withScheduling ? cards.copyReviews() : 0;
  return {
    found: total,
    ...notes.groups,
    added: {
      ...{ cards: cards.addedCount, reviews, deckConfigs },
      ...{ decks: decks.addedCount, notetypes: notetypes.addedCount },
      media: arrived?.added.length ?? 0,
    },
    schemaChanged: getCol(col.db).scmMs !== scmBefore,
  };
}

/** Notes that are here with another note type than the package says. */
function moveConflicting(source: PackageSource, known: ReadonlyMap<string, KnownNote>, notetypes: NotetypeMerge): void {
  if (known.size === 0) return;
  const moves = new Map<string, { readonly from: number; readonly to: number; readonly noteIds: Set<number> }>();
  for (const { guid, mid } of source.notes()) {
    const here = known.get(guid);
    if (here === undefined || here.mid === mid) continue;
    const key = `${here.mid} ${mid}`;
    const move = moves.get(key) ?? { from: here.mid, to: mid, noteIds: new Set<number>() };
    move.noteIds.add(here.id);
    moves.set(key, move);
  }
  for (const { from, to, noteIds } of moves.values()) notetypes.moveNotes(from, to, [...noteIds]);
}

/** The same rows, with a look between many of them whether the user still wants them. */
function* eachLooking<Row>(rows: Iterable<Row>, context: MergeContext, total?: number): Generator<Row> {
  let done = 0;
  for (const row of rows) {
    if (done % ROWS_BETWEEN_LOOKS === 0) {
      context.throwIfCancelled();
      if (total !== undefined) context.report({ stage: 'merging', done, total });
    }
    done += 1;
    yield row;
  }
}
