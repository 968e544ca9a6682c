import type { JsonObject, JsonValue } from '#shared/domain/json-value.ts';
import { parseTemplate } from '#shared/domain/template/parse-template.ts';
import { fieldRequirement } from '#shared/domain/template/template-fields.ts';
import { trimmed, WHITE_SPACE } from '#shared/domain/white-space.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Random } from '../env.ts';
import { foldName } from '../storage/fold-name.ts';
import { listAt, numberAt, textAt } from '../storage/json-reader.ts';
import { digitsOf, integerOf, isJsonObject } from '../storage/lossless-json.ts';
import { notetypeFromJson } from '../storage/notetype-storage.ts';
import { notetypeFaults } from './notetype-faults.ts';
import { bareNotetypeObject, fieldObject, templateObject } from './stock-notetypes.ts';

const NOT_IN_FIELD_NAMES = /[:{}"]/gu;
const NOT_FIRST_IN_FIELD_NAMES = new RegExp(`^[#/^${WHITE_SPACE}]+`, 'u');
/** Besides a value of their kind, these may hold nothing. */
const NULLABLE: ReadonlySet<string> = new Set(['id', 'did', 'tag']);

/**
 * The object of a new note type as the official client would store it: names cleaned and made unique, what is missing
 * filled in, the requirements of cards calculated. Throws `invalidInput` for one that it would refuse.
 */
export function newNotetypeObject(given: JsonObject, random: Random): JsonObject {
  const isCloze = given['type'] === 1;
  const laid = laidOver(bareNotetypeObject('', { cloze: isCloze }), given, 'notetype');
  const fields = objectsAt(laid, 'flds').map((field, ord) =>
    withRawId(laidOver(fieldObject({ name: '' }, ord, random), field, `flds.${ord}`)),
  );
  const templates = objectsAt(laid, 'tmpls').map((template, ord) =>
    withRawId(laidOver(templateObject({ name: '', question: '', answer: '' }, ord, random), template, `tmpls.${ord}`)),
  );
  const object: JsonObject = {
    ...laid,
    name: named(textAt(laid, 'name').replaceAll('"', '').normalize('NFC'), 'name'),
    flds: uniquelyNamed(fields, cleanFieldName),
    tmpls: uniquelyNamed(templates, cleanTemplateName),
    sortf: sortField(fields, numberAt(laid, 'sortf')),
  };
  const notetype = notetypeFromJson(object);
  const faults = notetypeFaults(notetype);
  if (faults.length > 0) throw new AppError('invalidInput', { issues: faults });
  const names = notetype.fields.map((field) => field.name);
  const req = notetype.templates.map(({ questionFormat }, ord): JsonValue => {
    const parsed = parseTemplate(questionFormat);
    const needs = parsed.fault === undefined ? fieldRequirement(parsed.nodes, names) : undefined;
    return [ord, needs?.kind ?? 'none', needs?.fields ?? []];
  });
  return { ...object, req };
}

function laidOver(defaults: JsonObject, given: JsonObject, where: string): JsonObject {
  for (const [key, value] of Object.entries(given)) {
    const model = defaults[key];
    if (model === undefined || model === null || (value === null && NULLABLE.has(key))) continue;
    // Long ids come as text.
    const isFine = key === 'id' || (typeof value === typeof model && Array.isArray(value) === Array.isArray(model));
    if (!isFine) throw new AppError('invalidInput', { issues: [`${where}.${key}: value of the wrong kind`] });
  }
  return { ...defaults, ...given };
}

function withRawId(object: JsonObject): JsonObject {
  const digits = digitsOf(object['id']);
  if (digits === undefined) return { ...object, id: null };
  const id = BigInt(digits);
  if (BigInt.asIntN(64, id) !== id) throw new AppError('invalidInput', { issues: ['id: longer than 64 bits'] });
  return { ...object, id: integerOf(id) };
}

function objectsAt(object: JsonObject, key: string): JsonObject[] {
  return listAt(object, key).filter(isJsonObject);
}

function uniquelyNamed(objects: readonly JsonObject[], clean: (name: string, where: string) => string): JsonObject[] {
  const taken = new Set<string>();
  return objects.map((object, ord) => {
    let name = clean(textAt(object, 'name').normalize('NFC'), String(ord));
    while (taken.has(foldName(name))) name += '+';
    taken.add(foldName(name));
    return { ...object, name, ord };
  });
}

function cleanFieldName(name: string, where: string): string {
  const text = trimmed(name.replace(NOT_IN_FIELD_NAMES, '')).replace(NOT_FIRST_IN_FIELD_NAMES, '');
  return named(text, `flds.${where}.name`);
}

function cleanTemplateName(name: string, where: string): string {
  return named(name.replaceAll('"', ''), `tmpls.${where}.name`);
}

function named(name: string, where: string): string {
  if (name === '') throw new AppError('invalidInput', { issues: [`${where}: nothing is left of it`] });
  return name;
}

/** The field that has the number, wherever it stands now. */
function sortField(fields: readonly JsonObject[], wanted: number): number {
  const found = fields.findIndex((field) => field['ord'] === wanted);
  return found >= 0 ? found : Math.min(Math.max(0, wanted), fields.length - 1);
}
