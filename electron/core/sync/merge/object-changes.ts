import { AppError } from '#shared/errors/app-error.ts';
import { getCol, updateCol } from '../../storage/col-storage.ts';
import { allConfig, markConfigSynced, replaceConfig } from '../../storage/config-storage.ts';
import type { WriteDb } from '../../storage/connection.ts';
import {
  deckConfigFromJson,
  findDeckConfig,
  jsonFromDeckConfig,
  markDeckConfigsSynced,
  pendingDeckConfigs,
  putDeckConfig,
} from '../../storage/deck-config-storage.ts';
import { deckFromJson, jsonFromDeck } from '../../storage/deck-json.ts';
import { findDeck, markDecksSynced, pendingDecks } from '../../storage/deck-storage.ts';
import { listAt, numberAt, objectAt } from '../../storage/json-reader.ts';
import { isJsonObject, numberOf } from '../../storage/lossless-json.ts';
import type { JsonObject, JsonValue } from '../../storage/lossless-json.ts';
import {
  findNotetype,
  jsonFromNotetype,
  markNotetypesSynced,
  notetypeFromJson,
  pendingNotetypes,
} from '../../storage/notetype-storage.ts';
import { addTag, markTagsSynced, pendingTags } from '../../storage/tag-storage.ts';
import { isSentObjectReplaced } from './merge-rules.ts';
import { type Renamed, putDecks, putNotetypes } from './named-objects.ts';
import { badData } from './wire-rows.ts';

/** Everything that is not a row of many: sent whole, in one call. Objects have their schema-11 form. */
export interface ObjectChanges {
  readonly notetypes: readonly JsonObject[];
  readonly decks: readonly JsonObject[];
  readonly deckConfigs: readonly JsonObject[];
  readonly tags: readonly string[];
  /** From the side that changed last only, like the next. */
  readonly config: JsonObject | undefined;
  readonly crtSecs: number | undefined;
}

/** What waits here; from now on it counts as sent under `usn`. `asNewer`: this collection changed last. */
export function takePendingObjects(db: WriteDb, usn: number, asNewer: boolean): ObjectChanges {
  const changes: ObjectChanges = {
    notetypes: pendingNotetypes(db).map((notetype) => jsonFromNotetype({ ...notetype, usn })),
    decks: pendingDecks(db).map((deck) => jsonFromDeck({ ...deck, usn })),
    deckConfigs: pendingDeckConfigs(db).map((config) => jsonFromDeckConfig({ ...config, usn })),
    tags: pendingTags(db),
    config: asNewer ? allConfig(db) : undefined,
    crtSecs: asNewer ? getCol(db).crtSecs : undefined,
  };
  markNotetypesSynced(db, usn);
  markDecksSynced(db, usn);
  markDeckConfigsSynced(db, usn);
  markTagsSynced(db, usn);
  markConfigSynced(db, usn);
  return changes;
}

export function countObjects({ notetypes, decks, deckConfigs, tags, config }: ObjectChanges): number {
  return notetypes.length + decks.length + deckConfigs.length + tags.length + (config === undefined ? 0 : 1);
}

export function objectsToWire({ notetypes, decks, deckConfigs, tags, config, crtSecs }: ObjectChanges): JsonObject {
  return {
    models: notetypes,
    decks: [decks, deckConfigs],
    tags,
    ...(config === undefined ? {} : { conf: config }),
    ...(crtSecs === undefined ? {} : { crt: crtSecs }),
  };
}

/** Throws `sync.badData`. */
export function objectsFromWire(wire: JsonValue): ObjectChanges {
  if (!isJsonObject(wire)) throw badData('changes');
  const [decks, deckConfigs] = listAt(wire, 'decks');
  const crt = wire['crt'] ?? undefined;
  if (crt !== undefined && numberOf(crt) === undefined) throw badData('changes.crt');
  return {
    notetypes: objectsIn(wire['models'], 'models'),
    decks: objectsIn(decks, 'decks'),
    deckConfigs: objectsIn(deckConfigs, 'deckConfigs'),
    tags: listAt(wire, 'tags').map((tag) => {
      if (typeof tag !== 'string') throw badData('changes.tags');
      return tag;
    }),
    config: objectAt(wire, 'conf'),
    crtSecs: numberOf(crt),
  };
}

function objectsIn(wire: JsonValue | undefined, what: string): JsonObject[] {
  if (!Array.isArray(wire)) throw badData(`changes.${what}`);
  return wire.map((object: JsonValue) => {
    if (!isJsonObject(object) || numberAt(object, 'id') === 0 || typeof object['name'] !== 'string') {
      throw badData(`changes.${what}`);
    }
    return object;
  });
}

export interface ObjectMerge {
  /** What this client has sent in the same merge. */
  readonly sent: ObjectChanges;
  readonly usn: number;
  readonly nowSecs: number;
}

/**
 * Takes the other side's objects in. Gives the objects of ours that had to leave their name to one of theirs. Throws
 * `sync.resyncRequired` when a note type comes with another number of fields or cards than it has here.
 */
export function applyObjects(db: WriteDb, changes: ObjectChanges, { sent, ...stamp }: ObjectMerge): Renamed {
  const sentIds = {
    notetypes: idsOf(sent.notetypes),
    decks: idsOf(sent.decks),
    deckConfigs: idsOf(sent.deckConfigs),
  };
  const notetypes = changes.notetypes.map(notetypeFromJson).filter((incoming) => {
    const own = findNotetype(db, incoming.id);
    if (!isReplaced(own, incoming, sentIds.notetypes)) return false;
    const sameShape =
      own === undefined ||
      (own.fields.length === incoming.fields.length && own.templates.length === incoming.templates.length);
    if (!sameShape) throw new AppError('sync.resyncRequired', {});
    return true;
  });
  const decks = changes.decks
    .map(deckFromJson)
    .filter((incoming) => isReplaced(findDeck(db, incoming.id), incoming, sentIds.decks));
  const renamed = { notetypeIds: putNotetypes(db, notetypes), deckIds: putDecks(db, decks) };
  for (const incoming of changes.deckConfigs.map(deckConfigFromJson)) {
    if (isReplaced(findDeckConfig(db, incoming.id), incoming, sentIds.deckConfigs)) putDeckConfig(db, incoming);
  }
  for (const name of changes.tags) if (name !== '') addTag(db, { name, usn: stamp.usn, collapsed: false });
  if (changes.config !== undefined) {
    replaceConfig(db, changes.config, { mtimeSecs: stamp.nowSecs, usn: stamp.usn });
  }
  if (changes.crtSecs !== undefined) updateCol(db, { crtSecs: changes.crtSecs });
  return renamed;
}

interface Stamped {
  readonly id: number;
  readonly mtimeSecs: number;
}

/**
 * What did not wait here was known to the server: whatever it has now came later, also when the moment that it gives
 * says otherwise. A name that it had to change gets the moment of its own clock, which may be behind.
 */
function isReplaced(own: Stamped | undefined, incoming: Stamped, sentIds: ReadonlySet<number>): boolean {
  if (own === undefined || !sentIds.has(own.id)) return true;
  return isSentObjectReplaced(own.mtimeSecs, incoming.mtimeSecs);
}

function idsOf(objects: readonly JsonObject[]): ReadonlySet<number> {
  return new Set(objects.map((json) => numberAt(json, 'id')));
}
