import type { Notetype, NotetypeTemplate } from '#shared/domain/notetype.ts';
import { parseTemplate, type TemplateNode } from '#shared/domain/template/parse-template.ts';
import { referencedFields, showsClozes, SPECIAL_FIELDS } from '#shared/domain/template/template-fields.ts';

const SHOWS_CARD_NAME = /\{\{\s*Card\s*\}\}/u;

/** Why the official client would not store such a note type: template and reason, without what is in it. */
export function notetypeFaults(notetype: Pick<Notetype, 'kind' | 'fields' | 'templates'>): string[] {
  const known = new Set(notetype.fields.map((field) => field.name));
  const faults = notetype.templates.flatMap((template, ord) => {
    const reason = equalFront(notetype.templates, ord) ?? templateFault(template, known);
    return reason === undefined ? [] : [`tmpls.${ord}: ${reason}`];
  });
  const [first] = notetype.templates;
  if (notetype.kind === 'cloze' && first !== undefined && !hasClozes(first)) faults.push('tmpls.0: no cloze filter');
  return faults;
}

function equalFront(templates: readonly NotetypeTemplate[], ord: number): string | undefined {
  const front = templates[ord]?.questionFormat ?? '';
  const same = templates.findIndex((template) => template.questionFormat === front);
  return same < ord && !SHOWS_CARD_NAME.test(front) ? `front equals that of ${same}` : undefined;
}

function templateFault(template: NotetypeTemplate, known: ReadonlySet<string>): string | undefined {
  const [question, answer] = [nodesOf(template.questionFormat), nodesOf(template.answerFormat)];
  if (question === undefined) return 'front can’t be read';
  if (answer === undefined) return 'back can’t be read';
  const onFront = referencedFields(question);
  if (onFront.size === 0) return 'front has no field';
  // An empty name is for filters of add-ons, which bring their own text.
  const isKnown = (name: string): boolean => name === '' || SPECIAL_FIELDS.has(name) || known.has(name);
  return [...onFront, ...referencedFields(answer)].every(isKnown) ? undefined : 'names a field that is not there';
}

function hasClozes(template: NotetypeTemplate): boolean {
  return [template.questionFormat, template.answerFormat].every((side) => showsClozes(nodesOf(side) ?? []));
}

function nodesOf(side: string): readonly TemplateNode[] | undefined {
  const parsed = parseTemplate(side);
  return parsed.fault === undefined ? parsed.nodes : undefined;
}
