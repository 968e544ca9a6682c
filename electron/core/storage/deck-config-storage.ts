import type { DeckConfig } from '#shared/domain/deck-config.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { foldName } from './fold-name.ts';
import { listAt, numberAt, objectAt, textAt } from './json-reader.ts';
import type { JsonObject, JsonValue } from './lossless-json.ts';
import { overlaid } from './lossless-json.ts';
import type { ObjectRow } from './object-table.ts';
import * as objects from './object-table.ts';
import { all } from './statement.ts';

const SELECT = objects.selectObjects('deck_configs');
const IN_ORDER = `${SELECT} ORDER BY name_key, id`;

type Block = 'new' | 'rev' | 'lapse';
type Fits = (value: JsonValue) => boolean;
const present: Fits = () => true;
const anyNumber: Fits = (value) => typeof value === 'number';
const whole: Fits = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;

/** Keys without which, or with anything else in which, official takes the whole block for unreadable and uses its defaults. */
const NEEDED: Readonly<Record<Block, Readonly<Record<string, Fits>>>> = {
  new: {
    delays: present,
    initialFactor: (value) => whole(value) && Number(value) < 2 ** 16,
    ints: present,
    order: present,
    perDay: present,
  },
  rev: { ease4: anyNumber, ivlFct: anyNumber, maxIvl: whole, perDay: present },
  lapse: { delays: present, leechAction: present, leechFails: whole, minInt: whole, mult: anyNumber },
};
/** Keys that may be missing but not be anything else. */
const TYPED: Readonly<Record<string, Fits>> = { bury: (value) => typeof value === 'boolean', hardFactor: anyNumber };
const DEFAULT_PER_DAY = { new: 20, rev: 200 } as const;

/** Minutes of the steps of learning and of relearning. */
export interface Steps {
  readonly learn: readonly number[];
  readonly relearn: readonly number[];
}

/** Where no preset says otherwise. */
export const DEFAULT_STEPS: Steps = { learn: [1, 10], relearn: [10] };

const kept = objects.keptPerConnection('deck_configs', fromRow);

/** The preset; as long as its row stays the same, the same object. */
export function findDeckConfig(db: ReadDb, id: number): DeckConfig | undefined {
  return kept(db).find(db, id);
}

export function keptDeckConfigs(): objects.KeptObjects<DeckConfig> {
  return new objects.KeptObjects('deck_configs', fromRow);
}

/** Throws `notFound`. */
export function getDeckConfig(db: ReadDb, id: number): DeckConfig {
  const config = findDeckConfig(db, id);
  if (config === undefined) throw objects.notFound('deck_configs', id);
  return config;
}

export function listDeckConfigs(db: ReadDb): DeckConfig[] {
  return kept(db).ofRows(all<ObjectRow>(db, IN_ORDER));
}

/** The id must be free (`freeDeckConfigId`); names may repeat. */
export function addDeckConfig(db: WriteDb, config: DeckConfig): void {
  objects.insertObject(db, 'deck_configs', toRow(config));
}

/** Throws `notFound`. */
export function updateDeckConfig(db: WriteDb, config: DeckConfig): void {
  objects.updateObject(db, 'deck_configs', toRow(config));
}

/** The decks that use it, and the schema's mark, are the caller's business. */
export function removeDeckConfig(db: WriteDb, id: number): boolean {
  return objects.removeObject(db, 'deck_configs', id);
}

/** Adds or replaces by id, as syncing does. */
export function putDeckConfig(db: WriteDb, config: DeckConfig): void {
  objects.putObject(db, 'deck_configs', toRow(config));
}

export function pendingDeckConfigs(db: ReadDb): DeckConfig[] {
  return objects.pendingObjectIds(db, 'deck_configs').map((id) => getDeckConfig(db, id));
}

export function freeDeckConfigId(db: ReadDb, nowMs: number): number {
  return objects.freeObjectId(db, 'deck_configs', nowMs);
}

export function markDeckConfigsSynced(db: WriteDb, usn: number): void {
  objects.markObjectsSynced(db, 'deck_configs', usn);
}

/** Reads a preset from its schema-11 object, which is also how the sync protocol sends presets. */
export function deckConfigFromJson(json: JsonObject): DeckConfig {
  return {
    id: numberAt(json, 'id'),
    name: textAt(json, 'name'),
    mtimeSecs: numberAt(json, 'mod'),
    usn: numberAt(json, 'usn'),
    newPerDay: perDayOf(json, 'new'),
    reviewsPerDay: perDayOf(json, 'rev'),
    json,
  };
}

/** The preset's schema-11 object. What nobody changed comes out as it came in. */
export function jsonFromDeckConfig(config: DeckConfig): JsonObject {
  const changed: Record<string, JsonValue> = {};
  for (const [block, perDay] of [
    ['new', config.newPerDay],
    ['rev', config.reviewsPerDay],
  ] as const) {
    if (perDay !== perDayOf(config.json, block)) changed[block] = { ...objectAt(config.json, block), perDay };
  }
  const columns = { id: config.id, name: config.name, mtime: config.mtimeSecs, usn: config.usn };
  return objects.withColumns(overlaid(config.json, changed), columns);
}

/** New cards get a random place among the new ones, not the last one. */
export function insertsNewCardsAtRandom({ json }: DeckConfig): boolean {
  const options = readableBlock(json, 'new');
  return options !== undefined && numberAt(options, 'order', 1) === 0;
}

export function stepsOf({ json }: DeckConfig): Steps {
  const steps = (block: 'new' | 'lapse'): number[] | undefined => {
    const options = readableBlock(json, block);
    if (options === undefined) return undefined;
    const delays = listAt(options, 'delays');
    return delays.every((step) => typeof step === 'number') ? delays.map(Math.fround) : [];
  };
  return { learn: steps('new') ?? DEFAULT_STEPS.learn, relearn: steps('lapse') ?? DEFAULT_STEPS.relearn };
}

/** A block of options; undefined where official can't read it and uses its defaults. */
export function readableBlock(json: JsonObject, block: Block): JsonObject | undefined {
  const options = objectAt(json, block);
  if (options === undefined) return undefined;
  const fits = (key: string, rule: Fits): boolean => options[key] !== undefined && rule(options[key]);
  const readable =
    Object.entries(NEEDED[block]).every(([key, rule]) => fits(key, rule)) &&
    Object.entries(TYPED).every(([key, rule]) => options[key] === undefined || fits(key, rule));
  return readable ? options : undefined;
}

function perDayOf(json: JsonObject, block: 'new' | 'rev'): number {
  const options = readableBlock(json, block);
  if (options === undefined) return DEFAULT_PER_DAY[block];
  const perDay = options['perDay'];
  return typeof perDay === 'number' && whole(perDay) ? perDay : 0;
}

function fromRow(row: ObjectRow): DeckConfig {
  return deckConfigFromJson(objects.objectOf(row));
}

function toRow(config: DeckConfig): ObjectRow {
  return {
    id: config.id,
    name: config.name,
    name_key: foldName(config.name),
    mtime: config.mtimeSecs,
    usn: config.usn,
    json: objects.jsonText(jsonFromDeckConfig(config)),
  };
}
