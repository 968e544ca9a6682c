import type { Notetype, NotetypeField } from '#shared/domain/notetype.ts';
import { listAt, textAt } from '../../storage/json-reader.ts';
import { digitsOf, isJsonObject, type JsonObject, numberOf, overlaid } from '../../storage/lossless-json.ts';
import { jsonFromNotetype } from '../../storage/notetype-storage.ts';

/** A part's place before the union; null: it came from the other note type. */
export type Places = readonly (number | null)[];

/** A field or template, known by its id, or by its name where one of the two has none. */
type Part = Pick<NotetypeField, 'name' | 'id'>;

/** Can notes of the one be notes of the other, as they are? */
export function isSameShape(a: Notetype, b: Notetype): boolean {
  return isSameList(a.fields, b.fields) && isSameList(a.templates, b.templates);
}

function isSameList(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part, place) => isSamePart(part, b[place]));
}

function isSamePart(a: Part, b: Part | undefined): boolean {
  if (b === undefined) return false;
  return a.id !== null && b.id !== null ? a.id === b.id : a.name === b.name;
}

/** A note type's object while parts of others are put into it. `ord` of each part says where it stood. */
export class UnitedNotetype {
  readonly #isCloze: boolean;
  readonly #json: JsonObject;
  #fields: JsonObject[];
  #templates: JsonObject[];

  constructor(notetype: Notetype) {
    this.#json = jsonFromNotetype(notetype);
    this.#isCloze = notetype.kind === 'cloze';
    this.#fields = placed(this.#json, 'flds');
    this.#templates = placed(this.#json, 'tmpls');
  }

  /** Takes over what only the other one has, and puts what both have where the other one has it. */
  add(other: UnitedNotetype): void {
    this.#fields = united(this.#fields, other.#fields);
    // Cards of clozes are made by the text: there is one template.
    if (!this.#isCloze) this.#templates = united(this.#templates, other.#templates);
  }

  get fieldPlaces(): Places {
    return this.#fields.map(placeOf);
  }

  get templatePlaces(): Places {
    return this.#templates.map(placeOf);
  }

  /** Its parts, with places as those of `other`, which has the same ones in the same order. */
  object(other: UnitedNotetype = this): JsonObject {
    const withPlaces = (parts: readonly JsonObject[], places: Places): JsonObject[] =>
      parts.map((part, at) => overlaid(part, { ord: places[at] ?? null }));
    return overlaid(this.#json, {
      flds: withPlaces(this.#fields, other.fieldPlaces),
      tmpls: withPlaces(this.#templates, other.templatePlaces),
    });
  }
}

function placed(json: JsonObject, key: 'flds' | 'tmpls'): JsonObject[] {
  return listAt(json, key)
    .filter(isJsonObject)
    .map((part, ord) => overlaid(part, { ord }));
}

function placeOf(part: JsonObject): number | null {
  return numberOf(part['ord']) ?? null;
}

function united(own: readonly JsonObject[], others: readonly JsonObject[]): JsonObject[] {
  const parts = [...own];
  for (const [place, other] of others.entries()) {
    const at = parts.findIndex((part) => isSamePart(partOf(part), partOf(other)));
    const [there, here] = [parts[place], parts[at]];
    if (at < 0) parts.splice(Math.min(place, parts.length), 0, overlaid(other, { ord: null }));
    else if (there !== undefined && here !== undefined) [parts[place], parts[at]] = [here, there];
  }
  return parts;
}

function partOf(part: JsonObject): Part {
  return { name: textAt(part, 'name'), id: digitsOf(part['id']) ?? null };
}
