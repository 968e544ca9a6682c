import type { DeckOptionsChange } from '#shared/contract/deck-options.ts';
import { DEFAULT_DECK_CONFIG_ID, type DeckConfig } from '#shared/domain/deck-config.ts';
import type { NormalDeck } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { refuseWrongClock, wrongClock } from '../../collection/clock-check.ts';
import type { Collection } from '../../collection/collection.ts';
import { type MemoryUpdate, updateMemory, type UpdateContext } from '../../scheduler/fsrs/update-memory.ts';
import { type StudyOptions, studyOptionsOf } from '../../scheduler/study-options.ts';
import { getCol, updateCol } from '../../storage/col-storage.ts';
import { findConfig, setConfig } from '../../storage/config-storage.ts';
import {
  addDeckConfig,
  deckConfigFromJson,
  freeDeckConfigId,
  getDeckConfig,
  insertsNewCardsAtRandom,
  jsonFromDeckConfig,
  listDeckConfigs,
  removeDeckConfig,
  stepsOf,
  updateDeckConfig,
} from '../../storage/deck-config-storage.ts';
import { getDeck, listChildDeckIds, listDecks, updateDeck } from '../../storage/deck-storage.ts';
import { deckConfigObject } from '../../storage/default-objects.ts';
import { dateUpToToday } from './date-up-to-today.ts';
import { ownOptions, withOwnOptions } from './own-limits.ts';
import { withPresetOptions } from './preset-options.ts';
import { refitSteps } from './refit-steps.ts';
import { sortNewCards } from './sort-new-cards.ts';

const DAY_SECS = 86_400;

type Presets = ReadonlyMap<number, DeckConfig>;

/**
 * Stores what the deck options say, with everything that follows for decks and cards. Inside a transaction. Answers
 * the preset that the deck uses from now on. Throws `interrupted`, and `notFound` for what is gone.
 */
export function saveDeckOptions(col: Collection, change: DeckOptionsChange, ctx: UpdateContext): number {
  const target = getDeck(col.db, change.deckId);
  if (target.kind === 'filtered') throw new AppError('invalidInput', { issues: ['deckId: a filtered deck'] });
  if (writesDays(col, target, change)) refuseWrongClock(col);
  const before = presetsById(col);
  removePresets(col, change.removedIds);
  const chosenId = storePresets(col, change.presets, before);
  const after = presetsById(col);
  const fsrsToggled = (findConfig(col.db, 'fsrs') === true) !== change.shared.fsrs;
  if (fsrsToggled) setConfig(col.db, 'fsrs', change.shared.fsrs, stamp(col));
  const selected = new Set([target.id, ...(change.applyToChildren ? listChildDeckIds(col.db, target.name) : [])]);
  const touched: { readonly deckId: number; readonly presetId: number }[] = [];
  for (const deck of normalDecks(col)) {
    const isSelected = selected.has(deck.id) || !after.has(deck.configId);
    const now = isSelected ? assigned(col, deck, change, chosenId) : deck;
    const old = before.get(deck.configId);
    const current = after.get(now.configId);
    const orderOf = (config: DeckConfig | undefined) =>
      config !== undefined && insertsNewCardsAtRandom(config) ? 'random' : 'sequential';
    if (orderOf(old) !== orderOf(current)) sortNewCards(col, deck.id, orderOf(current));
    if (fsrsToggled || isMemoryOutdated({ deck, config: old }, { deck: now, config: current }, change.reschedule)) {
      touched.push({ deckId: deck.id, presetId: now.configId });
    }
    if (old !== undefined && current !== undefined) refitSteps(col, deck.id, stepsOf(old), stepsOf(current));
  }
  updateMemory(col, memoryUpdates(touched, after, change), ctx);
  storeShared(col, change);
  return chosenId;
}

/** Cards that move, limits of today and the day of computing parameters: under a wrong clock they would be of another day. */
function writesDays(
  col: Collection,
  target: NormalDeck,
  { own, reschedule, optimizedAll }: DeckOptionsChange,
): boolean {
  const today = ownOptions(target, col.dayTiming().daysElapsed);
  const limitsToday = own.newLimitToday !== today.newLimitToday || own.reviewLimitToday !== today.reviewLimitToday;
  return reschedule || optimizedAll || limitsToday;
}

function presetsById(col: Collection): Presets {
  return new Map(listDeckConfigs(col.db).map((config) => [config.id, config]));
}

/** In the order of their ids, as official goes through them. */
function normalDecks(col: Collection): NormalDeck[] {
  return listDecks(col.db)
    .filter((deck) => deck.kind === 'normal')
    .toSorted((a, b) => a.id - b.id);
}

/** A merge can't carry that a preset is gone, so the next sync goes one way. */
function removePresets(col: Collection, ids: readonly number[]): void {
  for (const id of new Set(ids)) {
    if (id === DEFAULT_DECK_CONFIG_ID) {
      throw new AppError('invalidInput', { issues: ['removedIds: the Default preset stays'] });
    }
    getDeckConfig(col.db, id);
    removeDeckConfig(col.db, id);
  }
  if (ids.length > 0) updateCol(col.db, { scmMs: Math.max(col.env.clock.nowMs(), getCol(col.db).scmMs + 1) });
}

/** Answers the id of the last one. A copy may be made of a preset that is removed by the same change. */
function storePresets(col: Collection, presets: DeckOptionsChange['presets'], before: Presets): number {
  let lastId = DEFAULT_DECK_CONFIG_ID;
  for (const { deckConfigId, copyOf, name, options: given } of presets) {
    const options = { ...given, ignoreReviewsBefore: upToToday(col, given.ignoreReviewsBefore) };
    if (deckConfigId === null) {
      const id = freeDeckConfigId(col.db, col.env.clock.nowMs());
      const model = copyOf === undefined ? undefined : before.get(copyOf);
      const like = model === undefined ? deckConfigObject(id, name) : jsonFromDeckConfig(model);
      addDeckConfig(col.db, {
        ...deckConfigFromJson({ ...withPresetOptions(like, options), id }),
        ...stamp(col),
        name,
      });
      lastId = id;
      continue;
    }
    const config = getDeckConfig(col.db, deckConfigId);
    const json = jsonFromDeckConfig(config);
    const changed = withPresetOptions(json, options);
    // An untouched preset is not written: a fresh mtime would be sent.
    if (changed !== json || name !== config.name) {
      updateDeckConfig(col.db, { ...deckConfigFromJson(changed), ...stamp(col), name });
    }
    lastId = config.id;
  }
  return lastId;
}

/** Ignoring reviews to come would ignore them all. */
function upToToday(col: Collection, date: string): string {
  if (wrongClock(col) !== null) return date;
  const { nextDayAtSecs } = col.dayTiming();
  return dateUpToToday(date, { nextDayAtSecs, offsetWestMins: col.env.clock.offsetWestMins(nextDayAtSecs - DAY_SECS) });
}

function assigned(col: Collection, deck: NormalDeck, { own }: DeckOptionsChange, configId: number): NormalDeck {
  const wanted = withOwnOptions(deck, own, col.dayTiming().daysElapsed);
  const { newLimitToday, reviewLimitToday } = wrongClock(col) === null ? wanted : deck;
  const changed = { ...wanted, newLimitToday, reviewLimitToday, configId };
  if (JSON.stringify(changed) !== JSON.stringify(deck)) updateDeck(col.db, { ...changed, ...stamp(col) });
  return changed;
}

interface DeckWithPreset {
  readonly deck: NormalDeck;
  readonly config: DeckConfig | undefined;
}

/** Does FSRS compute with anything else than before? */
function isMemoryOutdated(before: DeckWithPreset, after: DeckWithPreset, reschedule: boolean): boolean {
  const old = before.config === undefined ? undefined : studyOptionsOf(before.config);
  const now = after.config === undefined ? undefined : studyOptionsOf(after.config);
  const differs = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean =>
    JSON.stringify(a) !== JSON.stringify(b);
  return (
    differs(old?.fsrsParameters, now?.fsrsParameters) ||
    retentionOf(before.deck, old) !== retentionOf(after.deck, now) ||
    (reschedule && differs(old?.easyDays, now?.easyDays))
  );
}

function retentionOf(deck: NormalDeck, options: StudyOptions | undefined): number | undefined {
  const percent = deck.desiredRetentionPercent;
  return percent === null ? options?.desiredRetention : Math.fround(Math.fround(percent) / 100);
}

function memoryUpdates(
  touched: readonly { readonly deckId: number; readonly presetId: number }[],
  presets: Presets,
  { shared, reschedule }: DeckOptionsChange,
): MemoryUpdate[] {
  return [...Map.groupBy(touched, ({ presetId }) => presetId)].map(([presetId, decks]) => {
    const config = presets.get(presetId);
    return {
      presetId,
      deckIds: decks.map(({ deckId }) => deckId),
      fsrs: shared.fsrs && config !== undefined ? { options: studyOptionsOf(config), reschedule } : undefined,
    };
  });
}

function storeShared(col: Collection, { shared, optimizedAll }: DeckOptionsChange): void {
  const { db } = col;
  if (optimizedAll) setConfig(db, 'lastFsrsOptimize', col.dayTiming().daysElapsed, stamp(col));
  setConfig(db, 'cardStateCustomizer', shared.cardStateCustomizer, stamp(col));
  setConfig(db, 'newCardsIgnoreReviewLimit', shared.newCardsIgnoreReviewLimit, stamp(col));
  setConfig(db, 'applyAllParentLimits', shared.applyAllParentLimits, stamp(col));
  setConfig(db, 'fsrsHealthCheck', shared.fsrsHealthCheck, stamp(col));
}

function stamp({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
