import type { JsonObject, JsonValue } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { type NotetypeFault, refusesNotetype } from '#shared/domain/notetype-fault.ts';
import { parseTemplate } from '#shared/domain/template/parse-template.ts';
import { type FieldRenames, withRenamedFields } from '#shared/domain/template/rename-fields.ts';
import { eachNode, fieldRequirement, showsClozes } from '#shared/domain/template/template-fields.ts';
import { writeTemplate } from '#shared/domain/template/write-template.ts';
import { trimmed, WHITE_SPACE } from '#shared/domain/white-space.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Random } from '../env.ts';
import { foldName } from '../storage/fold-name.ts';
import { listAt, numberAt, textAt } from '../storage/json-reader.ts';
import { digitsOf, integerOf, isJsonObject, numberOf } from '../storage/lossless-json.ts';
import { notetypeFromJson } from '../storage/notetype-storage.ts';
import { notetypeFaults } from './notetype-faults.ts';
import { bareNotetypeObject, fieldObject, templateObject } from './stock-notetypes.ts';

const NOT_IN_FIELD_NAMES = /[:{}"]/gu;
const NOT_FIRST_IN_FIELD_NAMES = new RegExp(`^[#/^${WHITE_SPACE}]+`, 'u');
/** Besides a value of their kind, these may hold nothing. */
const NULLABLE: ReadonlySet<string> = new Set(['id', 'did', 'tag', 'ord']);

/** A note type that is ready to be stored, and where its parts stood before. */
export interface PreparedNotetype {
  readonly object: JsonObject;
  /** For each field the place that it had; null: it is new. */
  readonly fieldOrds: readonly (number | null)[];
  readonly templateOrds: readonly (number | null)[];
}

interface PrepareOptions {
  /** What is changed, or copied. */
  readonly existing?: Notetype;
  readonly faultsAllowed?: boolean;
  /** The field to sort by, by its new place. */
  readonly sortPlace?: number | undefined;
}

/**
 * A note type's object as the official client would store it: names cleaned and made unique, what is missing filled
 * in, the requirements of cards calculated; templates follow the fields of `existing` that have another name or are
 * gone. Throws `notetype.invalid` for faults that it would refuse, those aside that `existing` has too.
 */
export function preparedNotetype(
  given: JsonObject,
  random: Random,
  { existing, faultsAllowed = false, sortPlace }: PrepareOptions = {},
): PreparedNotetype {
  const isCloze = given['type'] === 1;
  const laid = laidOver(bareNotetypeObject('', { cloze: isCloze }), given, 'notetype');
  const fields = objectsAt(laid, 'flds').map((field, ord) =>
    withRawId(laidOver(fieldObject({ name: '' }, ord, random), field, `flds.${ord}`)),
  );
  const templates = objectsAt(laid, 'tmpls').map((template, ord) =>
    withRawId(laidOver(templateObject({ name: '', question: '', answer: '' }, ord, random), template, `tmpls.${ord}`)),
  );
  const named: JsonObject = {
    ...laid,
    name: filled(textAt(laid, 'name').replaceAll('"', '').normalize('NFC'), 'name'),
    flds: uniquelyNamed(fields, cleanFieldName),
    tmpls: uniquelyNamed(templates, cleanTemplateName),
    sortf: sortPlace === undefined ? sortField(fields, numberAt(laid, 'sortf')) : placeAmong(fields, sortPlace),
  };
  // Of the templates as they were given, fields of former names in them: so do official clients.
  const req = requirements(notetypeFromJson(named));
  const fieldOrds = fields.map(ordOf);
  const templateOrds = templates.map(ordOf);
  const object = { ...withFollowingTemplates(named, fieldOrds, existing), req };
  if (!faultsAllowed) refuseFaults(notetypeFromJson(object), templateOrds, existing);
  return { object, fieldOrds, templateOrds };
}

function requirements({ fields, templates }: Notetype): JsonValue {
  const names = fields.map((field) => field.name);
  return templates.map(({ questionFormat }, ord): JsonValue => {
    const parsed = parseTemplate(questionFormat);
    const needs = parsed.fault === undefined ? fieldRequirement(parsed.nodes, names) : undefined;
    return [ord, needs?.kind ?? 'none', needs?.fields ?? []];
  });
}

function ordOf(part: JsonObject): number | null {
  return numberOf(part['ord']) ?? null;
}

function withFollowingTemplates(
  object: JsonObject,
  fieldOrds: readonly (number | null)[],
  existing: Notetype | undefined,
): JsonObject {
  const notetype = notetypeFromJson(object);
  const renames = existing === undefined ? new Map<string, null>() : renamesOf(notetype, fieldOrds, existing);
  if (renames.size === 0) return object;
  const { kind, fields } = notetype;
  const follow = (side: 'front' | 'back', text: string): string =>
    followingSide(text, renames, { side, isCloze: kind === 'cloze', firstField: fields[0]?.name ?? '' });
  const templates = objectsAt(object, 'tmpls').map((template) => ({
    ...template,
    qfmt: follow('front', textAt(template, 'qfmt')),
    afmt: follow('back', textAt(template, 'afmt')),
    // Empty ones too, as in the official client: the browser's front then shows the first field.
    bqfmt: follow('front', textAt(template, 'bqfmt')),
    bafmt: follow('back', textAt(template, 'bafmt')),
  }));
  return { ...object, tmpls: templates };
}

function renamesOf(
  { fields }: Notetype,
  fieldOrds: readonly (number | null)[],
  existing: Notetype,
): Map<string, string | null> {
  const renames = new Map<string, string | null>();
  for (const [place, ord] of fieldOrds.entries()) {
    const [before, now] = [ord === null ? undefined : existing.fields[ord]?.name, fields[place]?.name];
    if (before !== undefined && now !== undefined && before !== now) renames.set(before, now);
  }
  for (const [ord, { name }] of existing.fields.entries()) if (!fieldOrds.includes(ord)) renames.set(name, null);
  return renames;
}

interface SideRules {
  readonly side: 'front' | 'back';
  readonly isCloze: boolean;
  readonly firstField: string;
}

/** A side that would show nothing any more gets the first field. One that can't be read stays as it is. */
function followingSide(text: string, renames: FieldRenames, { side, isCloze, firstField }: SideRules): string {
  const parsed = parseTemplate(text);
  if (parsed.fault !== undefined) return text;
  const nodes = withRenamedFields(parsed.nodes, renames);
  const showsField = [...eachNode(nodes)].some((node) => node.kind === 'replacement');
  const isMissing = isCloze ? !showsClozes(nodes) : side === 'front' && !showsField;
  if (isMissing) nodes.push({ kind: 'replacement', field: firstField, filters: isCloze ? ['cloze'] : [] });
  return writeTemplate(nodes);
}

function refuseFaults(
  notetype: Notetype,
  templateOrds: readonly (number | null)[],
  existing: Notetype | undefined,
): void {
  const before = new Set(
    (existing === undefined ? [] : notetypeFaults(existing)).map((fault) => faultKey(fault, fault.templateOrd)),
  );
  const faults = notetypeFaults(notetype).filter(
    (fault) => refusesNotetype(fault) && !before.has(faultKey(fault, templateOrds[fault.templateOrd] ?? null)),
  );
  if (faults.length > 0) throw new AppError('notetype.invalid', { faults });
}

/** The same fault of the same template, wherever that stands now. */
function faultKey(fault: NotetypeFault, templateOrd: number | null): string {
  return JSON.stringify([templateOrd, fault.side, fault.kind, 'name' in fault ? fault.name : '']);
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
  return filled(text, `flds.${where}.name`);
}

function cleanTemplateName(name: string, where: string): string {
  return filled(name.replaceAll('"', ''), `tmpls.${where}.name`);
}

function filled(name: string, where: string): string {
  if (name === '') throw new AppError('invalidInput', { issues: [`${where}: nothing is left of it`] });
  return name;
}

/** The field that has the number, wherever it stands now. */
function sortField(fields: readonly JsonObject[], wanted: number): number {
  const found = fields.findIndex((field) => field['ord'] === wanted);
  return found >= 0 ? found : placeAmong(fields, wanted);
}

function placeAmong(fields: readonly JsonObject[], wanted: number): number {
  return Math.min(Math.max(0, wanted), fields.length - 1);
}
