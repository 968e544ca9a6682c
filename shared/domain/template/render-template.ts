import type { CardSide } from './cloze.ts';
import { type FilterContext, filtered, listsVoices } from './filters.ts';
import type { TemplateNode } from './parse-template.ts';
import { VOICES_MARK } from './speech-voices.ts';
import { isClozeConditional } from './template-fields.ts';

/** Why a template that can be read can't be shown with a note. `mark` is what stands between the braces. */
export type FieldFault =
  | { readonly kind: 'noSuchField'; readonly mark: string; readonly field: string }
  | { readonly kind: 'tooLarge'; readonly mark: string };

export interface SideContent {
  readonly fields: ReadonlyMap<string, string>;
  /** Names of those that hold more than blanks. */
  readonly filled: ReadonlySet<string>;
  readonly side: CardSide;
  readonly clozeNumber: number;
  /** What stands for the question on the answer. */
  readonly frontSide: string;
}

export type RenderedSide =
  | { readonly html: string; readonly fault?: undefined }
  | { readonly html?: undefined; readonly fault: FieldFault };

const FRONT_SIDE = 'FrontSide';
/**
 * Room for pictures within the text. A template can show a large field thousands of times, which would take all the
 * memory that there is.
 */
const MAX_SIDE_CHARS = 50_000_000;

type Replacement = TemplateNode & { readonly kind: 'replacement' };

interface OpenPart {
  readonly nodes: readonly TemplateNode[];
  next: number;
  readonly shown: boolean;
}

/** One side of a card. Names of fields are checked in what is not shown as well. */
export function renderTemplate(nodes: readonly TemplateNode[], content: SideContent): RenderedSide {
  const parts: string[] = [];
  let charCount = 0;
  const open: OpenPart[] = [{ nodes, next: 0, shown: true }];
  for (let part = open.at(-1); part !== undefined; part = open.at(-1)) {
    const node = part.nodes[part.next++];
    if (node === undefined) {
      open.pop();
    } else if (node.kind === 'text') {
      if (part.shown) parts.push(node.text);
    } else if (node.kind === 'comment') {
      if (part.shown) parts.push(`<!--${node.text}-->`);
    } else if (node.kind === 'conditional') {
      const { field, negated } = node;
      const isKnown = content.fields.has(field) || isClozeConditional(field);
      if (!isKnown) return { fault: { kind: 'noSuchField', mark: `${negated ? '^' : '#'}${field}`, field } };
      open.push({ nodes: node.children, next: 0, shown: part.shown && content.filled.has(field) !== negated });
    } else {
      const { html, fault } = replacement(node, content, part.shown);
      if (fault !== undefined) return { fault };
      charCount += html.length;
      if (charCount > MAX_SIDE_CHARS) return { fault: { kind: 'tooLarge', mark: markOf(node) } };
      parts.push(html);
    }
  }
  return { html: parts.join('') };
}

function replacement({ field, filters }: Replacement, content: SideContent, shown: boolean): RenderedSide {
  if (field === FRONT_SIDE) return { html: shown ? content.frontSide : '' };
  // For add-ons, whose filters bring their own text.
  if (field === '' && filters.length > 0) return { html: shown && listsVoices(filters) ? VOICES_MARK : '' };
  const text = content.fields.get(field);
  if (text === undefined) {
    return { fault: { kind: 'noSuchField', mark: markOf({ field, filters }), field } };
  }
  const context: FilterContext = { fieldName: field, side: content.side, clozeNumber: content.clozeNumber };
  return { html: shown ? filtered(text, filters, context) : '' };
}

function markOf({ field, filters }: Pick<Replacement, 'field' | 'filters'>): string {
  return [...filters.toReversed(), field].join(':');
}
