import type { DraftPart } from './notetype-draft.ts';

export type NameProblem = 'empty' | 'taken' | 'first' | 'sign' | 'reserved';

const RESERVED: ReadonlySet<string> = new Set(['Tags', 'Type', 'Deck', 'Subdeck', 'Card', 'CardFlag', 'FrontSide']);

/** Why a field can't be called so. A name that is stored already may stay, whatever it is. */
export function fieldNameProblem(field: DraftPart, fields: readonly DraftPart[]): NameProblem | undefined {
  const name = field.name.trim();
  if (field.ord !== null && field.name === field.json['name']) return undefined;
  if (name === '') return 'empty';
  if (/^[#^/]/u.test(name)) return 'first';
  if (/[:"{}]/u.test(name)) return 'sign';
  if (RESERVED.has(name)) return 'reserved';
  return isTaken(name, field, fields) ? 'taken' : undefined;
}

/** Why a card type can't be called so. */
export function templateNameProblem(template: DraftPart, templates: readonly DraftPart[]): NameProblem | undefined {
  const name = template.name.trim();
  if (template.ord !== null && template.name === template.json['name']) return undefined;
  if (name === '') return 'empty';
  if (name.includes('"')) return 'sign';
  return isTaken(name, template, templates) ? 'taken' : undefined;
}

function isTaken(name: string, part: DraftPart, parts: readonly DraftPart[]): boolean {
  const key = name.toLocaleLowerCase();
  return parts.some((other) => other !== part && other.name.trim().toLocaleLowerCase() === key);
}
