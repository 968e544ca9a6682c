import type { Handlers } from '#shared/contract/define.ts';
import type { ReviewPreferences, reviewPreferences } from '#shared/contract/review-preferences.ts';
import type { JsonValue } from '#shared/domain/json-value.ts';
import type { Collection } from '../collection/collection.ts';
import { DEFAULT_ROLLOVER_HOUR } from '../collection/collection-day.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';

export interface ReviewPreferencesServiceDeps {
  readonly collection: () => Collection;
}

interface Setting<T> {
  /** In the collection's configuration, under the official client's key. */
  readonly key: string;
  /** Undefined: nothing that could be read is there, and the default holds. */
  readonly read: (stored: JsonValue | undefined) => T | undefined;
  readonly absent: T;
  readonly store: (value: T) => JsonValue;
}
type Settings = { readonly [K in keyof ReviewPreferences]: Setting<ReviewPreferences[K]> };

const settings: Settings = {
  rolloverHour: number('rollover', DEFAULT_ROLLOVER_HOUR, 23),
  learnAheadSecs: number('collapseTime', 1200, 999 * 60),
  timeboxSecs: number('timeLim', 0, 9999 * 60),
  showPlayButtons: negated(flag('hideAudioPlayButtons', false)),
  interruptAudio: flag('interruptAudioWhenAnswering', true),
  showRemaining: flag('dueCounts', true),
  showNextTimes: flag('estTimes', true),
  renderLatex: flag('renderLatex', false),
};

/** How studying behaves, where the official client keeps it. A change is one step to undo, as there. */
export function reviewPreferencesService({
  collection,
}: ReviewPreferencesServiceDeps): Handlers<typeof reviewPreferences> {
  return {
    get: () => preferencesOf(collection().db),
    set: (patch) => {
      const col = collection();
      return col.transact('changeReviewPreferences', () => {
        if (patch.rolloverHour !== undefined) put(col, settings.rolloverHour, patch.rolloverHour);
        if (patch.learnAheadSecs !== undefined) put(col, settings.learnAheadSecs, patch.learnAheadSecs);
        if (patch.timeboxSecs !== undefined) put(col, settings.timeboxSecs, patch.timeboxSecs);
        if (patch.showPlayButtons !== undefined) put(col, settings.showPlayButtons, patch.showPlayButtons);
        if (patch.interruptAudio !== undefined) put(col, settings.interruptAudio, patch.interruptAudio);
        if (patch.showRemaining !== undefined) put(col, settings.showRemaining, patch.showRemaining);
        if (patch.showNextTimes !== undefined) put(col, settings.showNextTimes, patch.showNextTimes);
        if (patch.renderLatex !== undefined) put(col, settings.renderLatex, patch.renderLatex);
        return preferencesOf(col.db);
      });
    },
  };
}

function preferencesOf(db: ReadDb): ReviewPreferences {
  const read = <T>({ key, read: from, absent }: Setting<T>): T => from(findConfig(db, key)) ?? absent;
  return {
    rolloverHour: read(settings.rolloverHour),
    learnAheadSecs: read(settings.learnAheadSecs),
    timeboxSecs: read(settings.timeboxSecs),
    showPlayButtons: read(settings.showPlayButtons),
    interruptAudio: read(settings.interruptAudio),
    showRemaining: read(settings.showRemaining),
    showNextTimes: read(settings.showNextTimes),
    renderLatex: read(settings.renderLatex),
  };
}

function put<T>({ db, env }: Collection, { key, store }: Setting<T>, value: T): void {
  setConfig(db, key, store(value), { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}

/** What another client stored beyond our range is shown as the nearest value within it, and stays until it is changed. */
function number(key: string, absent: number, max: number): Setting<number> {
  const read = (stored: JsonValue | undefined): number | undefined =>
    typeof stored === 'number' && Number.isInteger(stored) && stored >= 0 ? Math.min(stored, max) : undefined;
  return { key, read, absent, store: (value) => value };
}

function flag(key: string, absent: boolean): Setting<boolean> {
  return { key, read: (stored) => (typeof stored === 'boolean' ? stored : undefined), absent, store: (value) => value };
}

/** Ours says what is shown, the stored one what is hidden. */
function negated({ key, read, absent }: Setting<boolean>): Setting<boolean> {
  return {
    key,
    read: (stored) => {
      const found = read(stored);
      return found === undefined ? undefined : !found;
    },
    absent: !absent,
    store: (value) => !value,
  };
}
