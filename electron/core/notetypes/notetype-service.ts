import type { Handlers, InputOf } from '#shared/contract/define.ts';
import { NotetypeId } from '#shared/contract/ids.ts';
import { type notetypes, stockNotetypeKinds } from '#shared/contract/notetypes.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import type { StockNames } from '../engine-types.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import { rememberNotetype } from '../notes/last-choice.ts';
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
import { changeNotes, plannedChange } from './change-notes.ts';
import { notetypeFaults } from './notetype-faults.ts';
import { duplicateNotetypes, mergeLosses, mergeNotetypes } from './merge-notetypes.ts';
import { preparedNotetype } from './prepared-notetype.ts';
import { changeLosses, updateLosses } from './preview-update.ts';
import { removeNotetype } from './remove-notetype.ts';
import { stockNotetypes } from './stock-notetypes.ts';
import { stockVersion } from './stock-version.ts';
import { applyUpdate, plannedUpdate, updateChangesSchema } from './update-notetype.ts';

interface NotetypeServiceDeps {
  readonly collection: () => Collection;
  /** In the user's language, for note types like the stock ones. */
  readonly stockNames: StockNames;
  readonly deletionLog: DeletionLog;
}

/** Note types: listing and reading, changing them, and changing notes to another one. */
export function notetypeService(deps: NotetypeServiceDeps): Handlers<typeof notetypes> {
  return { ...readingHandlers(deps), ...changingHandlers(deps) };
}

type Reading = 'list' | 'get' | 'preview' | 'stockOf' | 'changePreview' | 'duplicates' | 'mergePreview';

function readingHandlers(deps: NotetypeServiceDeps): Pick<Handlers<typeof notetypes>, Reading> {
  const { collection } = deps;
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
    get: ({ notetypeId }) => ({
      notetypeId,
      notetype: plainObject(jsonFromNotetype(getNotetype(collection().db, notetypeId))),
    }),
    preview: ({ notetypeId, notetype, sortPlace }) => {
      const col = collection();
      const update = plannedUpdate(col, notetypeId, notetype, { faultsAllowed: true, sortPlace });
      return {
        ...updateLosses(col, update),
        changesSchema: updateChangesSchema(update),
        faults: notetypeFaults(update.notetype),
      };
    },
    stockOf: ({ notetypeId, stock }) => {
      const found = stockOf(deps, notetypeId, stock);
      return found === undefined ? null : { notetype: plainObject(found) };
    },
    changePreview: (wanted) => {
      const col = collection();
      const change = plannedChange(col, wanted);
      const { fieldMap, templateMap } = change;
      return {
        fieldMap: [...fieldMap],
        templateMap: templateMap === null ? null : [...templateMap],
        ...changeLosses(col, change),
      };
    },
    duplicates: () =>
      duplicateNotetypes(collection()).map((ids) => ({ notetypeIds: ids.map((id) => NotetypeId.parse(id)) })),
    // Removing a note type changes the structure even if it has no notes.
    mergePreview: (wanted) => ({ changesSchema: true, ...mergeLosses(collection(), wanted) }),
  };
}

function changingHandlers(deps: NotetypeServiceDeps): Omit<Handlers<typeof notetypes>, Reading> {
  const { collection, stockNames, deletionLog } = deps;
  return {
    add: (input) => {
      const col = collection();
      return col.transact('addNotetype', () => {
        if ('notetype' in input) return addNew(col, input.notetype);
        const stock = stockNotetypes(stockNames, 0, col.env.random)[stockNotetypeKinds.indexOf(input.stock)];
        if (stock === undefined) throw new AppError('notFound', { what: 'stock note type', id: input.stock });
        return addNew(col, input.name === undefined ? stock : { ...stock, name: input.name });
      });
    },
    clone: ({ notetypeId, name }) => {
      const col = collection();
      return col.transact('addNotetype', () => {
        const original = getNotetype(col.db, notetypeId);
        return addNew(col, { ...jsonFromNotetype(original), name, originalId: null }, original);
      });
    },
    update: ({ notetypeId, notetype, sortPlace }) => {
      const col = collection();
      return col.transact('updateNotetype', () => {
        const update = plannedUpdate(col, notetypeId, notetype, { sortPlace });
        return { name: update.notetype.name, ...applyUpdate(col, update) };
      });
    },
    remove: ({ notetypeId }) => {
      const col = collection();
      return col.transact('removeNotetype', () => removeNotetype(col, notetypeId, deletionLog));
    },
    restoreStock: ({ notetypeId, stock }) => {
      const col = collection();
      return col.transact('restoreNotetype', () => {
        const given = stockOf(deps, notetypeId, stock);
        if (given === undefined) throw new AppError('notFound', { what: 'stock note type', id: String(notetypeId) });
        return applyUpdate(col, plannedUpdate(col, notetypeId, given));
      });
    },
    changeNotes: (wanted) => {
      const col = collection();
      return col.transact('changeNotetype', () => changeNotes(col, plannedChange(col, wanted)));
    },
    merge: (wanted) => {
      const col = collection();
      return col.transact('mergeNotetypes', () => mergeNotetypes(col, wanted, deletionLog));
    },
  };
}

function stockOf(
  { collection, stockNames }: NotetypeServiceDeps,
  notetypeId: NotetypeId,
  kind: InputOf<(typeof notetypes)['stockOf']>['stock'],
): JsonObject | undefined {
  const { db, env } = collection();
  const wish = { kind, kinds: stockNotetypeKinds, names: stockNames, random: env.random };
  return stockVersion(getNotetype(db, notetypeId), wish);
}

/** `existing`: what it is a copy of, with faults that it may keep. */
function addNew(col: Collection, given: JsonObject, existing?: Notetype): { notetypeId: NotetypeId; name: string } {
  const { db, env } = col;
  const nowMs = env.clock.nowMs();
  const stamp = { mtimeSecs: Math.floor(nowMs / 1000), usn: -1 };
  const { object } = preparedNotetype(given, env.random, existing === undefined ? {} : { existing });
  const id = freeNotetypeId(db, nowMs);
  const notetype = notetypeFromJson(object);
  const name = freeNotetypeName(db, notetype.name);
  addNotetype(db, { ...notetype, ...stamp, id, name });
  rememberNotetype(col, id);
  return { notetypeId: NotetypeId.parse(id), name };
}
