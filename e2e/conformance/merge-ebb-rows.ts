import type { Collection } from '#core/collection/collection.ts';
import { updateCol } from '#core/storage/col-storage.ts';
import { setConfig } from '#core/storage/config-storage.ts';
import { integerOf, overlaid } from '#core/storage/lossless-json.ts';
import { findNotetypeByName, updateNotetype } from '#core/storage/notetype-storage.ts';
import type { Made, ObjectEdit } from './merge-edits.ts';

export type RowEdit = Exclude<ObjectEdit, { do: 'addNotetype' }>;

/**
 * Edits that Ebb has no operation for yet (changes of a note type that keep the schema; the collection's configuration
 * and creation day), as rows like those that the official client writes.
 */
export function writeInEbb(collection: Collection, edit: RowEdit): Made {
  const nowSecs = Math.floor(collection.env.clock.nowMs() / 1000);
  const { output } = collection.transact('createDeck', (): Made => {
    switch (edit.do) {
      case 'setStyling':
        return changeBasic(collection, nowSecs, { css: edit.css });
      case 'renameField':
        return renameSecondField(collection, nowSecs, edit.to);
      case 'setConfig': {
        const value = typeof edit.value === 'object' ? integerOf(edit.value.digits) : edit.value;
        setConfig(collection.db, edit.key, value, { mtimeSecs: nowSecs, usn: -1 });
        return {};
      }
      case 'setCreationDay':
        updateCol(collection.db, { crtSecs: edit.crtSecs });
        return {};
    }
  });
  return output;
}

function basicOf({ db }: Collection): NonNullable<ReturnType<typeof findNotetypeByName>> {
  return must(findNotetypeByName(db, 'Basic'));
}

function changeBasic(collection: Collection, mtimeSecs: number, change: object): Made {
  const basic = basicOf(collection);
  const json = overlaid(basic.json, change as Parameters<typeof overlaid>[1]);
  updateNotetype(collection.db, { ...basic, json, mtimeSecs, usn: -1 });
  return {};
}

/** In the templates too, as the official client does. */
function renameSecondField(collection: Collection, nowSecs: number, to: string): Made {
  const { flds, tmpls } = basicOf(collection).json as unknown as NotetypeParts;
  const [first, second] = flds;
  const renamed = (side: string): string => side.replaceAll(`{{${second.name}}}`, `{{${to}}}`);
  return changeBasic(collection, nowSecs, {
    flds: [first, { ...second, name: to }],
    tmpls: tmpls.map((template) => ({ ...template, qfmt: renamed(template.qfmt), afmt: renamed(template.afmt) })),
  });
}

interface NotetypeParts {
  readonly flds: readonly [object, { readonly name: string }];
  readonly tmpls: readonly { readonly qfmt: string; readonly afmt: string }[];
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('not in the collection');
  return found;
}
