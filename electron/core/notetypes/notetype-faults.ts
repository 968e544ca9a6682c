import type { Notetype, NotetypeTemplate } from '#shared/domain/notetype.ts';
import type { NotetypeFault, NotetypeFaultKind } from '#shared/domain/notetype-fault.ts';
import { parseTemplate, type TemplateFault, type TemplateNode } from '#shared/domain/template/parse-template.ts';
import { eachNode, referencedFields, showsClozes, SPECIAL_FIELDS } from '#shared/domain/template/template-fields.ts';

const SHOWS_CARD_NAME = /\{\{\s*Card\s*\}\}/u;
/** As much of a mark that is never closed as tells which one it is. */
const SHOWN_LENGTH = 30;

type Sides = Pick<Notetype, 'kind' | 'fields' | 'templates'>;

/** What is wrong with the templates of a note type. `refusesNotetype` tells why clients would not store it. */
export function notetypeFaults(notetype: Sides): NotetypeFault[] {
  const known = new Set(notetype.fields.map((field) => field.name));
  const faults = notetype.templates.flatMap((template, ord) => [
    ...equalFront(notetype.templates, ord),
    ...sideFaults(notetype, template, known).map((fault) => ({ ...fault, templateOrd: ord })),
  ]);
  return [...faults, ...missingClozes(notetype)];
}

function equalFront(templates: readonly NotetypeTemplate[], ord: number): NotetypeFault[] {
  const front = templates[ord]?.questionFormat ?? '';
  const other = templates.findIndex((template) => template.questionFormat === front);
  if (other >= ord || SHOWS_CARD_NAME.test(front)) return [];
  return [{ kind: 'sameFront', other, templateOrd: ord, side: 'front' }];
}

type SideFault = NotetypeFaultKind & Pick<NotetypeFault, 'side'>;

function sideFaults({ kind }: Sides, template: NotetypeTemplate, known: ReadonlySet<string>): SideFault[] {
  return (['front', 'back'] as const).flatMap((side) => {
    const parsed = parseTemplate(side === 'front' ? template.questionFormat : template.answerFormat);
    const found =
      parsed.fault === undefined ? nodeFaults(parsed.nodes, side, { kind, known }) : [unreadable(parsed.fault)];
    return found.map((fault) => ({ ...fault, side }));
  });
}

function unreadable(fault: TemplateFault): NotetypeFaultKind {
  const { field: name } = fault;
  return fault.kind === 'notClosed' ? { kind: 'notClosed', name } : { kind: 'notOpen', name, open: fault.open ?? null };
}

function nodeFaults(
  nodes: readonly TemplateNode[],
  side: 'front' | 'back',
  { kind, known }: { readonly kind: Notetype['kind']; readonly known: ReadonlySet<string> },
): NotetypeFaultKind[] {
  const referenced = referencedFields(nodes);
  const faults: NotetypeFaultKind[] = [];
  if (side === 'front' && referenced.size === 0) faults.push({ kind: 'noField' });
  for (const name of referenced) {
    // An empty name is for filters of add-ons, which bring their own text.
    if (name !== '' && !SPECIAL_FIELDS.has(name) && !known.has(name)) faults.push({ kind: 'unknownField', name });
  }
  let typeBoxes = 0;
  for (const node of eachNode(nodes)) {
    if (node.kind === 'text') {
      const open = node.text.indexOf('{{');
      if (open >= 0) faults.push({ kind: 'markNotClosed', name: node.text.slice(open, open + SHOWN_LENGTH) });
    }
    if (node.kind !== 'replacement') continue;
    if (node.filters.includes('cloze') && kind === 'standard') {
      faults.push({ kind: 'clozeNotPossible', name: node.field });
    }
    if (node.filters.includes('type')) typeBoxes++;
  }
  if (typeBoxes > 1) faults.push({ kind: 'severalTypeBoxes' });
  return faults;
}

/** The first template of a cloze note type, which is its only one, shows clozes on both sides. */
function missingClozes({ kind, templates: [first] }: Sides): NotetypeFault[] {
  if (kind !== 'cloze' || first === undefined) return [];
  const shows = (side: string): boolean => {
    const parsed = parseTemplate(side);
    return parsed.fault === undefined && showsClozes(parsed.nodes);
  };
  return (['front', 'back'] as const).flatMap((side) =>
    shows(side === 'front' ? first.questionFormat : first.answerFormat)
      ? []
      : [{ kind: 'noCloze' as const, templateOrd: 0, side }],
  );
}
