import type { TemplateAdvice } from '#shared/contract/cards.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { typeBoxCount } from '#shared/domain/template/type-in.ts';

/** What is not right with a card's template although the card can be shown and studied. */
export function templateAdvice({ kind, templates }: Notetype, ord: number, question: string): TemplateAdvice[] {
  const advice: TemplateAdvice[] = [];
  const own = templates[ord]?.questionFormat.trim();
  const twin = kind === 'cloze' ? undefined : templates.find((other, i) => i !== ord && isSame(other, own));
  if (twin !== undefined) advice.push({ kind: 'sameFront', templateName: twin.name });
  if (typeBoxCount(question) > 1) advice.push({ kind: 'typeBoxes' });
  return advice;
}

function isSame({ questionFormat }: Notetype['templates'][number], own: string | undefined): boolean {
  return questionFormat.trim() === own;
}
