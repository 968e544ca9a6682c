import type { AvTag, RenderedCard } from '#shared/contract/cards.ts';
import { clozeNumbers } from '#shared/domain/template/cloze-numbers.ts';
import { isFieldEmpty } from '#shared/domain/template/is-field-empty.ts';
import { parseTemplate } from '#shared/domain/template/parse-template.ts';
import { renderCard } from '#shared/domain/template/render-card.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { eachNode } from '#shared/domain/template/template-fields.ts';
import { shownTypeIn, typeInOf } from '#shared/domain/template/type-in.ts';
import { type DraftPart, type NotetypeDraft, textAt } from './notetype-draft.ts';

/** What the templates are filled with. */
export interface PreviewSample {
  /** As the fields are stored. Undefined: there is no note, so their names stand for them. */
  readonly fields: readonly string[] | undefined;
  readonly tags: readonly string[];
  readonly deckName: string;
}

export interface PreviewOptions {
  readonly sample: PreviewSample;
  readonly fillEmpty: boolean;
  readonly cardNumber: number;
  readonly words: RenderWords;
}

export interface PreviewedCard {
  readonly question: string;
  readonly answer: string;
  readonly typeIn: RenderedCard['typeIn'];
  readonly questionAvTags: readonly AvTag[];
  readonly answerAvTags: readonly AvTag[];
}

const DEFAULT_FONT = { fontFamily: 'Arial', fontSizePx: 20 } as const;

/** Fields by their names, as the preview shows them. */
export function previewFields(
  draft: NotetypeDraft,
  { sample, fillEmpty }: Pick<PreviewOptions, 'sample' | 'fillEmpty'>,
): ReadonlyMap<string, string> {
  const clozes = draft.isCloze ? clozeFields(draft) : new Set<string>();
  const standIn = (name: string): string => (clozes.has(name) ? `{{c1::(${name})}}` : `(${name})`);
  return new Map(
    draft.fields.map(({ name, ord }) => {
      const content = sample.fields?.[ord ?? -1];
      if (content === undefined || (fillEmpty && isFieldEmpty(content))) return [name, standIn(name)];
      return [name, content];
    }),
  );
}

/** The numbers of the clozes that there are, for choosing one of them. */
export function previewNumbers(draft: NotetypeDraft, fields: ReadonlyMap<string, string>): readonly number[] {
  const numbers = new Set([...clozeFields(draft)].flatMap((name) => clozeNumbers(fields.get(name) ?? '')));
  return numbers.size === 0 ? [1] : [...numbers].toSorted((a, b) => a - b);
}

/** A card as it would be with what stands in the window now. */
export function previewCard(
  draft: NotetypeDraft,
  template: DraftPart,
  { cardNumber, words, ...options }: PreviewOptions,
): PreviewedCard {
  const { tags, deckName } = options.sample;
  const ofNote = previewFields(draft, options);
  const fields = new Map([
    [`c${cardNumber}`, '1'],
    ['Tags', tags.join(' ')],
    ['Type', draft.name],
    ['Deck', deckName],
    ['Subdeck', deckName.split('::').at(-1) ?? deckName],
    ['CardFlag', 'flag0'],
    ['Card', template.name],
    ...ofNote,
  ]);
  const templates = { questionFormat: textAt(template, 'qfmt'), answerFormat: textAt(template, 'afmt') };
  const card = renderCard(templates, { fields, cardNumber, isCloze: draft.isCloze }, words);
  const isFaulty = card.problem === 'template';
  return { ...card, typeIn: isFaulty ? null : typeInOfDraft(card.question, draft, { ofNote, cardNumber, words }) };
}

function typeInOfDraft(
  question: string,
  draft: NotetypeDraft,
  parts: { readonly ofNote: ReadonlyMap<string, string>; readonly cardNumber: number; readonly words: RenderWords },
): RenderedCard['typeIn'] {
  const fields = draft.fields.map((field) => {
    const { size } = field.json;
    return {
      name: field.name,
      content: parts.ofNote.get(field.name) ?? '',
      fontFamily: textAt(field, 'font') || DEFAULT_FONT.fontFamily,
      fontSizePx: typeof size === 'number' ? size : DEFAULT_FONT.fontSizePx,
    };
  });
  return shownTypeIn(typeInOf(question, fields, parts.cardNumber), parts.words);
}

/** Fields that the front shows with their clozes. */
function clozeFields({ templates: [first] }: NotetypeDraft): ReadonlySet<string> {
  const parsed = parseTemplate(first === undefined ? '' : textAt(first, 'qfmt'));
  const names = new Set<string>();
  if (parsed.fault !== undefined) return names;
  for (const node of eachNode(parsed.nodes)) {
    if (node.kind === 'replacement' && node.filters.includes('cloze')) names.add(node.field);
  }
  return names;
}
