import type { MethodInput, MethodOutput } from '#renderer/rpc/method-name.ts';

export type StoredNotetype = MethodOutput<'notetypes.get'>['notetype'];
type Json = StoredNotetype[string];
type NotetypeChange = MethodInput<'notetypes.update'>['notetype'];

/** A field or a template while it is being edited. */
export interface DraftPart {
  /** Of its own, whatever becomes of its name and place. */
  readonly key: string;
  /** The place that it is stored at; null: it is new. */
  readonly ord: number | null;
  readonly name: string;
  /** Everything as it is stored, keys nobody knows included; `name` goes before the one in here. */
  readonly json: Readonly<Record<string, Json>>;
}
export type PartKind = 'fields' | 'templates';

export interface NotetypeDraft {
  readonly name: string;
  readonly isCloze: boolean;
  readonly fields: readonly DraftPart[];
  readonly templates: readonly DraftPart[];
  readonly css: string;
  /** Of the field that notes are sorted by. */
  readonly sortKey: string;
  readonly rest: StoredNotetype;
}

export function draftOf(stored: StoredNotetype): NotetypeDraft {
  const fields = partsOf(stored['flds']);
  const sortOrd = stored['sortf'];
  return {
    name: textOf(stored['name']),
    isCloze: stored['type'] === 1,
    fields,
    templates: partsOf(stored['tmpls']),
    css: textOf(stored['css']),
    sortKey: fields.find(({ ord }) => ord === sortOrd)?.key ?? fields[0]?.key ?? '',
    rest: stored,
  };
}

/** What `notetypes.update` takes. */
export function changeOf({ rest, name, css, fields, templates, sortKey }: NotetypeDraft): NotetypeChange {
  const sortOrd = fields.find(({ key }) => key === sortKey)?.ord ?? 0;
  return { ...rest, name, css, sortf: sortOrd, flds: fields.map(changedPart), tmpls: templates.map(changedTemplate) };
}

/** The place of a sort field that is not stored yet: it has no old place that `changeOf` could name. */
export function newSortPlace({ fields, sortKey }: NotetypeDraft): number | undefined {
  const place = fields.findIndex(({ key }) => key === sortKey);
  return fields[place]?.ord === null ? place : undefined;
}

function changedPart(part: DraftPart): NotetypeChange['flds'][number] {
  return { ...part.json, ...identityOf(part) };
}

function identityOf({ name, ord, json: { id } }: DraftPart) {
  // Ids that fit into a number come as one.
  return { name, ord, id: typeof id === 'number' || typeof id === 'string' ? String(id) : null };
}

function changedTemplate(part: DraftPart): NotetypeChange['tmpls'][number] {
  const qfmt = textOf(part.json['qfmt']);
  return { ...part.json, qfmt, afmt: textOf(part.json['afmt']), ...identityOf(part) };
}

export function isChanged(draft: NotetypeDraft, stored: StoredNotetype): boolean {
  return JSON.stringify(changeOf(draft)) !== JSON.stringify(changeOf(draftOf(stored)));
}

export function withPart(draft: NotetypeDraft, kind: PartKind, changed: DraftPart): NotetypeDraft {
  return withParts(
    draft,
    kind,
    draft[kind].map((part) => (part.key === changed.key ? changed : part)),
  );
}

export function withNewPart(
  draft: NotetypeDraft,
  kind: PartKind,
  part: Pick<DraftPart, 'name' | 'json'>,
): { readonly draft: NotetypeDraft; readonly key: string } {
  let number = 1;
  while (draft[kind].some(({ key }) => key === `new-${number}`)) number += 1;
  const key = `new-${number}`;
  return { draft: withParts(draft, kind, [...draft[kind], { ...part, key, ord: null }]), key };
}

/** Notes are sorted by the first field if it is their sort field that goes. */
export function withoutPart(draft: NotetypeDraft, kind: PartKind, key: string): NotetypeDraft {
  const left = withParts(
    draft,
    kind,
    draft[kind].filter((part) => part.key !== key),
  );
  const isSorted = left.fields.some((field) => field.key === left.sortKey);
  return isSorted ? left : { ...left, sortKey: left.fields[0]?.key ?? '' };
}

export function withPartAt(draft: NotetypeDraft, kind: PartKind, key: string, place: number): NotetypeDraft {
  const moved = draft[kind].find((part) => part.key === key);
  if (moved === undefined) return draft;
  const others = draft[kind].filter((part) => part !== moved);
  const at = Math.max(0, Math.min(place, others.length));
  return withParts(draft, kind, others.toSpliced(at, 0, moved));
}

/** `name`, or with the first number behind it that makes it one of its own. */
export function freeName(parts: readonly DraftPart[], nameOf: (number: number) => string): string {
  const taken = new Set(parts.map(({ name }) => name.toLocaleLowerCase()));
  let number = parts.length + 1;
  while (taken.has(nameOf(number).toLocaleLowerCase())) number += 1;
  return nameOf(number);
}

/** A text of a part, such as `qfmt`. */
export function textAt(part: DraftPart, key: string): string {
  return textOf(part.json[key]);
}

export function withValue(part: DraftPart, key: string, value: Json): DraftPart {
  return { ...part, json: { ...part.json, [key]: value } };
}

function withParts(draft: NotetypeDraft, kind: PartKind, parts: readonly DraftPart[]): NotetypeDraft {
  return kind === 'fields' ? { ...draft, fields: parts } : { ...draft, templates: parts };
}

function partsOf(list: Json | undefined): readonly DraftPart[] {
  if (!Array.isArray(list)) return [];
  return list.map((part, ord) => {
    const json = isRecord(part) ? part : {};
    return { key: `stored-${ord}`, ord, name: textOf(json['name']), json };
  });
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
