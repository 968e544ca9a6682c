import { findConfig, setConfig } from '../storage/config-storage.ts';
import { run } from '../storage/statement.ts';
import { wrongClock } from './clock-check.ts';
import type { Collection } from './collection.ts';
import { DEFAULT_ROLLOVER_HOUR } from './collection-day.ts';
import type { DayTiming } from './day-clock.ts';

/** A day's number that lies this far ahead of today was written under a wrong clock. */
const MAX_DAYS_AHEAD = 7;
/** By `due` also where a filtered deck holds the card and its own due waits in `odue`, as official does. */
const UNBURY = `UPDATE cards SET queue = CASE
    WHEN type IN (1, 3) THEN CASE WHEN due > 1000000000 THEN 1 ELSE 3 END
    ELSE type END
  WHERE queue IN (-2, -3)`;

/** The day of each collection for which zone and rollover hour were already noted. */
const noted = new WeakMap<Collection, DayTiming>();

/**
 * Call before counting or studying: on a new day buried cards come back. Equal to the official client to the row
 * (counts.conf.test.ts): cards keep mod and usn, the configuration's rows are marked to be sent, the collection's
 * own mod stays, so that opening the app on a new day alone is no reason to sync.
 */
export function beginDay(collection: Collection): DayTiming {
  const timing = collection.dayTiming();
  if (noted.get(collection) !== timing) {
    noteZoneAndRollover(collection);
    noted.set(collection, timing);
  }
  const last = findConfig(collection.db, 'lastUnburied');
  const lastDay = typeof last === 'number' ? last : 0;
  const today = timing.daysElapsed;
  if (lastDay < today || lastDay > today + MAX_DAYS_AHEAD) {
    // It may be another day: buried cards wait for the right clock.
    if (wrongClock(collection) !== null) return timing;
    collection.writeQuietly(() => {
      run(collection.db, UNBURY);
      setConfig(collection.db, 'lastUnburied', today, stampNow(collection));
    });
  }
  return timing;
}

/** The zone is for servers, which can't know it otherwise; an absent one counts as UTC. */
function noteZoneAndRollover(collection: Collection): void {
  const { db, env } = collection;
  const west = env.clock.offsetWestMins(Math.floor(env.clock.nowMs() / 1000));
  const zoneKnown = (findConfig(db, 'localOffset') ?? 0) === west;
  const rolloverKnown = findConfig(db, 'rollover') !== undefined;
  if (zoneKnown && rolloverKnown) return;
  collection.writeQuietly(() => {
    if (!zoneKnown) setConfig(db, 'localOffset', west, stampNow(collection));
    if (!rolloverKnown) setConfig(db, 'rollover', DEFAULT_ROLLOVER_HOUR, stampNow(collection));
  });
}

function stampNow({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
