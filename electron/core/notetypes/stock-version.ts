import type { stockNotetypeKinds } from '#shared/contract/notetypes.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { StockNames } from '../engine-types.ts';
import type { Random } from '../env.ts';
import { listAt, numberAt } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { jsonFromNotetype } from '../storage/notetype-storage.ts';
import { stockNotetypes } from './stock-notetypes.ts';

const KIND = 'originalStockKind';

interface StockWish {
  /** In place of what the note type was at first. */
  readonly kind: (typeof stockNotetypeKinds)[number] | undefined;
  readonly kinds: typeof stockNotetypeKinds;
  readonly names: StockNames;
  readonly random: Random;
}

/**
 * A note type with the fields, templates and styling of a stock one: parts keep their places, so that notes and cards
 * keep what they have as far as it goes. Undefined: nobody knows what it was at first.
 */
export function stockVersion(notetype: Notetype, { kind, kinds, names, random }: StockWish): JsonObject | undefined {
  const stocks = stockNotetypes(names, 0, random);
  const number = kind === undefined ? numberAt(notetype.json, KIND) : kinds.indexOf(kind) + 1;
  const stock = stocks.find((object) => object[KIND] === number);
  if (stock === undefined) return undefined;
  const inPlace = (key: string, count: number): JsonObject[] =>
    listAt(stock, key)
      .filter(isJsonObject)
      .map((part, ord) => ({ ...part, ord: ord < count ? ord : null }));
  const forced = kind === undefined ? {} : { type: stock['type'] ?? 0, [KIND]: number };
  return {
    ...jsonFromNotetype(notetype),
    ...forced,
    flds: inPlace('flds', notetype.fields.length),
    tmpls: inPlace('tmpls', notetype.templates.length),
    css: stock['css'] ?? '',
  };
}
