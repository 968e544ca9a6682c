import type { BackupPreferences } from '#shared/contract/backup-preferences.ts';
import type { BackupName } from './backup-name.ts';

const DAY_MS = 86_400_000;
/** Nothing younger is ever thinned. */
const KEEP_ALL_MS = 2 * DAY_MS;

/** Backups that are thinned together: yesterday's routine copy is no reason to drop what a download replaced. */
type Group = 'routine' | 'safety' | 'server';

/** How many days, weeks and months keep one. */
export type BackupsKept = Pick<BackupPreferences, 'daily' | 'weekly' | 'monthly'>;

/**
 * Which of these backups can go. Of those older than two days, the newest of each of so many days stays, of what is
 * older the newest of each of so many weeks, then of months, for each group by itself; and always the newest of each
 * reason.
 */
export function superfluousBackups<B extends BackupName>(
  backups: readonly B[],
  { nowMs, kept: counts }: { readonly nowMs: number; readonly kept: BackupsKept },
): B[] {
  const newestFirst = [...backups].sort((a, b) => b.createdMs - a.createdMs);
  const kept = new Set<B>();
  for (const group of ['routine', 'safety', 'server'] as const) {
    for (const backup of keptOfGroup(
      newestFirst.filter((b) => groupOf(b) === group),
      { nowMs, kept: counts },
    ))
      kept.add(backup);
  }
  const reasons = new Set<BackupName['reason']>();
  for (const backup of newestFirst) {
    if (!reasons.has(backup.reason)) kept.add(backup);
    reasons.add(backup.reason);
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** Copies that come by themselves, again and again; the others were made before something dangerous. */
const ROUTINE: ReadonlySet<BackupName['reason']> = new Set(['automatic', 'manual', 'beforeMerge']);

function groupOf({ kind, reason }: BackupName): Group {
  if (kind === 'server') return 'server';
  return ROUTINE.has(reason) ? 'routine' : 'safety';
}

function keptOfGroup<B extends BackupName>(
  newestFirst: readonly B[],
  { nowMs, kept: { daily, weekly, monthly } }: { readonly nowMs: number; readonly kept: BackupsKept },
): B[] {
  const kept = newestFirst.filter((backup) => backup.createdMs > nowMs - KEEP_ALL_MS);
  let rest = newestFirst.slice(kept.length);
  for (const [periods, periodOf] of [
    [daily, dayOf],
    [weekly, weekOf],
    [monthly, monthOf],
  ] as const) {
    const newest = newestOfPeriods(rest, periods, periodOf);
    kept.push(...newest);
    const last = newest.at(-1);
    if (last === undefined) continue;
    // What is left of the last period kept belongs to it, not to the next stage.
    rest = rest.filter((b) => b.createdMs < last.createdMs && periodOf(b.createdMs) !== periodOf(last.createdMs));
  }
  return kept;
}

function newestOfPeriods<B extends BackupName>(
  newestFirst: readonly B[],
  periods: number,
  periodOf: (ms: number) => number,
): B[] {
  const newest = new Map<number, B>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.createdMs);
    if (!newest.has(period) && newest.size === periods) break;
    if (!newest.has(period)) newest.set(period, backup);
  }
  return [...newest.values()];
}

const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);
/** The epoch began on a Thursday; weeks begin on Monday. */
const weekOf = (ms: number): number => Math.floor((dayOf(ms) + 3) / 7);
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
