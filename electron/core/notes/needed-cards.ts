import { clozeNumbers } from '#shared/domain/template/cloze-numbers.ts';
import { isFieldEmpty } from '#shared/domain/template/is-field-empty.ts';
import { parseTemplate, type TemplateNode } from '#shared/domain/template/parse-template.ts';
import { showsAnyOf, SPECIAL_FIELDS } from '#shared/domain/template/template-fields.ts';
import type { Notetype } from '#shared/domain/notetype.ts';

const HIGHEST_CLOZE_ORD = 499;

/**
 * Which cards a note makes, by their `ord`. A template makes one if its front shows a field that holds something;
 * a cloze note makes one for each number, wherever it stands. May be empty: the caller decides what then.
 */
export function neededCardOrds(
  notetype: Pick<Notetype, 'kind' | 'fields' | 'templates'>,
  note: { readonly fields: readonly string[]; readonly tags: readonly string[] },
): number[] {
  if (notetype.kind === 'cloze') return clozeOrds(note.fields);
  const filled = filledFields(notetype, note);
  return frontsOf(notetype).flatMap((nodes, ord) => (nodes !== undefined && showsAnyOf(nodes, filled) ? [ord] : []));
}

type Front = readonly TemplateNode[] | undefined;
/** Of the note types of an operation under way: each is asked for every note. */
const parsedFronts = new WeakMap<Notetype['templates'], readonly Front[]>();

/** Those that can't be read make no card. */
function frontsOf({ templates }: Pick<Notetype, 'templates'>): readonly Front[] {
  const known = parsedFronts.get(templates);
  if (known !== undefined) return known;
  const fronts = templates.map(({ questionFormat }): Front => {
    const parsed = parseTemplate(questionFormat);
    return parsed.fault === undefined ? parsed.nodes : undefined;
  });
  parsedFronts.set(templates, fronts);
  return fronts;
}

function clozeOrds(fields: readonly string[]): number[] {
  const numbers = new Set(fields.flatMap(clozeNumbers));
  return [...numbers].sort((a, b) => a - b).map((number) => Math.min(number - 1, HIGHEST_CLOZE_ORD));
}

/** Names of fields that hold something. What is no field but stands for something always there counts as well. */
function filledFields(
  { fields }: Pick<Notetype, 'fields'>,
  note: { readonly fields: readonly string[]; readonly tags: readonly string[] },
): ReadonlySet<string> {
  const filled = new Set(fields.filter((_, i) => !isFieldEmpty(note.fields[i] ?? '')).map((field) => field.name));
  for (const special of SPECIAL_FIELDS) {
    const isThere = special === 'Tags' ? note.tags.length > 0 : special !== 'FrontSide';
    if (isThere && !fields.some((field) => field.name === special)) filled.add(special);
  }
  return filled;
}
