import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../collection/collection.ts';
import type { StockNames } from '../engine-types.ts';
import { rememberNotetype } from '../notes/last-choice.ts';
import { preparedNotetype } from '../notetypes/prepared-notetype.ts';
import { fieldObject, stockNotetypes, templateObject } from '../notetypes/stock-notetypes.ts';
import { listAt, numberAt } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import {
  addNotetype,
  findNotetype,
  freeNotetypeId,
  freeNotetypeName,
  jsonFromNotetype,
  listNotetypes,
  notetypeFromJson,
  updateNotetype,
} from '../storage/notetype-storage.ts';
import { highestCardOrd } from '../storage/repair-storage.ts';

const IMAGE_OCCLUSION = 6;
/** The fields that image occlusion works with come first; only the last of these can be done without. */
const OCCLUSION_FIELDS = 5;

interface LostNotetype {
  readonly notetypeId: number;
  readonly fieldCount: number;
  readonly stampMs: number;
  readonly stockNames: StockNames;
}

/** A note type in place of one that is lost: with room for the fields of its notes and for all of their cards. */
export function recoverNotetype(col: Collection, lost: LostNotetype): Notetype {
  const { db, env } = col;
  const { stockNames, fieldCount } = lost;
  const basic = stockBasic(col, stockNames);
  const fields = objectsAt(basic, 'flds');
  const templates = objectsAt(basic, 'tmpls');
  const [first] = notetypeFromJson(basic).templates;
  const sides = { question: first?.questionFormat ?? '', answer: first?.answerFormat ?? '' };
  const flds = [...fields];
  while (flds.length < fieldCount) flds.push(fieldObject({ name: String(flds.length + 1) }, flds.length, env.random));
  const tmpls = [...templates];
  for (const last = highestCardOrd(db, lost.notetypeId); tmpls.length <= last; ) {
    const ord = tmpls.length;
    tmpls.push(templateObject({ name: stockNames.card(ord + 1), ...sides }, ord, env.random));
  }
  return addFound(col, { ...basic, name: `db-check-${lost.stampMs}-${fieldCount}`, flds, tmpls });
}

/** A collection without any note type gets one: nothing could be added to it. */
export function ensureOneNotetype(col: Collection, stockNames: StockNames): void {
  if (listNotetypes(col.db).length === 0) addFound(col, stockBasic(col, stockNames));
}

/** What marks the fields of an image occlusion type, where an older version has not done so. */
export function withOcclusionMarks(col: Collection, notetype: Notetype): Notetype {
  const json = jsonFromNotetype(notetype);
  const fields = objectsAt(json, 'flds');
  if (numberAt(json, 'originalStockKind') !== IMAGE_OCCLUSION || fields.length < OCCLUSION_FIELDS) return notetype;
  const isMarked = (field: JsonObject, ord: number): boolean =>
    ord >= OCCLUSION_FIELDS || field['preventDeletion'] === true;
  if (fields.every(isMarked)) return notetype;
  const flds = fields.map((field, ord) =>
    isMarked(field, ord) ? field : { ...field, preventDeletion: ord !== OCCLUSION_FIELDS - 1, tag: ord },
  );
  const changed = notetypeFromJson({ ...json, flds });
  updateNotetype(col.db, { ...changed, ...stampOf(col) });
  return findNotetype(col.db, notetype.id) ?? changed;
}

function addFound(col: Collection, object: JsonObject): Notetype {
  const { db, env } = col;
  const notetype = notetypeFromJson(preparedNotetype(object, env.random, { faultsAllowed: true }).object);
  const id = freeNotetypeId(db, env.clock.nowMs());
  const added = { ...notetype, ...stampOf(col), id, name: freeNotetypeName(db, notetype.name) };
  addNotetype(db, added);
  rememberNotetype(col, id);
  return added;
}

function stockBasic({ env }: Collection, names: StockNames): JsonObject {
  const [basic] = stockNotetypes(names, 0, env.random);
  if (basic === undefined) throw new Error('there is no stock note type');
  return basic;
}

function objectsAt(object: JsonObject, key: string): JsonObject[] {
  return listAt(object, key).filter(isJsonObject);
}

function stampOf({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
