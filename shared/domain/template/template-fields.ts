import type { TemplateNode } from './parse-template.ts';

/** Names that stand for something other than a field, unless a field has the name. */
export const SPECIAL_FIELDS: ReadonlySet<string> = new Set([
  'FrontSide',
  'Card',
  'CardFlag',
  'Deck',
  'Subdeck',
  'Tags',
  'Type',
  'CardID',
]);

interface RenderRule {
  /** Old clients can't express negated conditionals in what a card requires: there, they count as met. */
  readonly negatedCountAsMet?: boolean;
}

/** Would a side show any of these fields? Fixed text does not count. */
export function showsAnyOf(
  nodes: readonly TemplateNode[],
  filled: ReadonlySet<string>,
  { negatedCountAsMet = false }: RenderRule = {},
): boolean {
  const pending: (readonly TemplateNode[])[] = [nodes];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    for (const node of part) {
      if (node.kind === 'replacement' && filled.has(node.field)) return true;
      if (node.kind !== 'conditional') continue;
      const met = node.negated ? negatedCountAsMet || !filled.has(node.field) : filled.has(node.field);
      if (met) pending.push(node.children);
    }
  }
  return false;
}

/** Which fields a card needs, in the words of older clients. Places of fields, ascending. */
export interface FieldRequirement {
  readonly kind: 'any' | 'all' | 'none';
  readonly fields: readonly number[];
}

/** What a front's fields have to hold for it to show something, as well as `any` and `all` can say it. */
export function fieldRequirement(nodes: readonly TemplateNode[], fieldNames: readonly string[]): FieldRequirement {
  const shows = (filled: ReadonlySet<string>): boolean => showsAnyOf(nodes, filled, { negatedCountAsMet: true });
  const places = fieldNames.map((_, place) => place);
  const enough = places.filter((place) => shows(new Set(fieldNames.slice(place, place + 1))));
  if (enough.length > 0) return { kind: 'any', fields: enough };
  if (!shows(new Set(fieldNames))) return { kind: 'none', fields: [] };
  const needed = places.filter((place) => !shows(new Set(fieldNames.filter((_, other) => other !== place))));
  return needed.length > 0 ? { kind: 'all', fields: needed } : { kind: 'none', fields: [] };
}

/** Names a side refers to, conditionals' included; those of cloze numbers (`c1`) aside. */
export function referencedFields(nodes: readonly TemplateNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of eachNode(nodes)) {
    if (node.kind === 'replacement') names.add(node.field);
    if (node.kind === 'conditional' && !isClozeConditional(node.field)) names.add(node.field);
  }
  return names;
}

/** Does a side show any field with its clozes? */
export function showsClozes(nodes: readonly TemplateNode[]): boolean {
  for (const node of eachNode(nodes)) if (node.kind === 'replacement' && node.filters.includes('cloze')) return true;
  return false;
}

/** All nodes, those inside of conditionals too; in no order. */
export function* eachNode(nodes: readonly TemplateNode[]): Generator<TemplateNode> {
  const pending: (readonly TemplateNode[])[] = [nodes];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    for (const node of part) {
      yield node;
      if (node.kind === 'conditional') pending.push(node.children);
    }
  }
}

/** `{{#c1}}`: whether the card is that of the first cloze. */
export function isClozeConditional(name: string): boolean {
  return /^c\+?\d+$/u.test(name) && Number(name.slice(1)) <= 0xff_ff_ff_ff;
}
