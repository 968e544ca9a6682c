import type { Handlers } from '#shared/contract/define.ts';
import { NotetypeId } from '#shared/contract/ids.ts';
import { type notetypes, stockNotetypeKinds } from '#shared/contract/notetypes.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { StockNames } from '../engine-types.ts';
import { notYet } from '../not-yet.ts';
import { setConfig } from '../storage/config-storage.ts';
import {
  addNotetype,
  freeNotetypeId,
  freeNotetypeName,
  getNotetype,
  jsonFromNotetype,
  listNotetypes,
  noteCounts,
  notetypeFromJson,
} from '../storage/notetype-storage.ts';
import { plainObject } from '../storage/plain-json.ts';
import { newNotetypeObject } from './new-notetype.ts';
import { stockNotetypes } from './stock-notetypes.ts';

interface NotetypeServiceDeps {
  readonly collection: () => Collection;
  /** In the user's language, for note types like the stock ones. */
  readonly stockNames: StockNames;
}

/** Listing, reading and adding note types. */
export function notetypeService({ collection, stockNames }: NotetypeServiceDeps): Handlers<typeof notetypes> {
  return {
    list: () => {
      const { db } = collection();
      const counts = noteCounts(db);
      return listNotetypes(db).map(({ id, name, kind, fields, templates }) => ({
        notetypeId: NotetypeId.parse(id),
        name,
        kind,
        noteCount: counts.get(id) ?? 0,
        fieldNames: fields.map((field) => field.name),
        templateNames: templates.map((template) => template.name),
      }));
    },
    clone: notYet('notetypes.clone'),
    preview: notYet('notetypes.preview'),
    update: notYet('notetypes.update'),
    remove: notYet('notetypes.remove'),
    restoreStock: notYet('notetypes.restoreStock'),
    stockOf: notYet('notetypes.stockOf'),
    changePreview: notYet('notetypes.changePreview'),
    changeNotes: notYet('notetypes.changeNotes'),
    get: ({ notetypeId }) => ({
      notetypeId,
      notetype: plainObject(jsonFromNotetype(getNotetype(collection().db, notetypeId))),
    }),
    add: (input) => {
      const col = collection();
      return col.transact('addNotetype', () => {
        if ('notetype' in input) return addNew(col, input.notetype);
        const stock = stockNotetypes(stockNames, 0, col.env.random)[stockNotetypeKinds.indexOf(input.stock)];
        if (stock === undefined) throw new AppError('notFound', { what: 'stock note type', id: input.stock });
        return addNew(col, input.name === undefined ? stock : { ...stock, name: input.name });
      });
    },
  };
}

function addNew(col: Collection, given: JsonObject): { notetypeId: NotetypeId; name: string } {
  const { db, env } = col;
  const nowMs = env.clock.nowMs();
  const stamp = { mtimeSecs: Math.floor(nowMs / 1000), usn: -1 };
  const object = newNotetypeObject(given, env.random);
  const id = freeNotetypeId(db, nowMs);
  const notetype = notetypeFromJson(object);
  const name = freeNotetypeName(db, notetype.name);
  addNotetype(db, { ...notetype, ...stamp, id, name });
  setConfig(db, 'curModel', id, stamp);
  return { notetypeId: NotetypeId.parse(id), name };
}
