import { escapedHtml } from '../html/escape-html.ts';
import { type AvTag, extractAvTags, prettyAvTags } from './av-tags.ts';
import type { CardSide } from './cloze.ts';
import { clozeNumbers } from './cloze-numbers.ts';
import { isFieldEmpty } from './is-field-empty.ts';
import { type ParsedTemplate, parseTemplate, type TemplateFault } from './parse-template.ts';
import { type FieldFault, type RenderedSide, renderTemplate } from './render-template.ts';
import type { RenderWords } from './render-words.ts';
import { showsAnyOf } from './template-fields.ts';

export interface CardContent {
  /** Of the note, and what stands for its deck, tags and the like. */
  readonly fields: ReadonlyMap<string, string>;
  /** The template's number, or the cloze's. */
  readonly cardNumber: number;
  readonly isCloze: boolean;
  /** Templates for the browser's columns: shown even if the front is blank. */
  readonly forBrowser?: boolean;
}

export interface CardTemplates {
  readonly questionFormat: string;
  readonly answerFormat: string;
}

export interface CardHtml {
  readonly question: string;
  readonly answer: string;
  readonly questionAvTags: readonly AvTag[];
  readonly answerAvTags: readonly AvTag[];
  /** What is shown in place of the card, or below its front. */
  readonly problem: 'template' | 'emptyFront' | 'clozeMissing' | undefined;
}

/** The official manual's chapters on what went wrong. */
const MANUAL = 'https://docs.ankiweb.net/templates/errors.html';
const SYNTAX_HELP = `${MANUAL}#template-syntax-error`;
const BLANK_HELP = `${MANUAL}#front-of-card-is-blank`;
const CLOZE_HELP = `${MANUAL}#no-cloze-filter-on-cloze-note-type`;
/** Parsed templates that are kept; a study session needs a few dozen. */
const MAX_PARSED = 500;

/** Both sides of a card as HTML. Whatever is wrong with its templates is said in its place. */
export function renderCard(templates: CardTemplates, content: CardContent, words: RenderWords): CardHtml {
  const filled = filledFields(content);
  const sideOf = sidesOf(templates, content);
  const front = sideOf('question', '');
  if (front.fault !== undefined) return faultyCard(front.fault, 'question', content, words);
  const blank = blankMessage(templates, content, filled, words);
  const question = extractAvTags(front.html + (blank?.html ?? ''), 'question', words);
  const back: SideResult = blank ?? sideOf('answer', question.html);
  if (back.fault !== undefined) return faultyCard(back.fault, 'answer', content, words);
  const answer = extractAvTags(back.html, 'answer', words);
  return {
    question: question.html,
    answer: answer.html,
    questionAvTags: question.tags,
    answerAvTags: answer.tags,
    problem: blank?.problem,
  };
}

/**
 * Both sides as the browser's columns have them: HTML with marks in place of what would be played. The front is not
 * repeated on the back.
 */
export function renderColumns(
  templates: CardTemplates,
  content: Omit<CardContent, 'forBrowser'>,
  words: RenderWords,
): { readonly question: string; readonly answer: string } {
  const shown: CardContent = { ...content, forBrowser: true };
  const sideOf = sidesOf(templates, shown);
  const front = sideOf('question', '');
  if (front.fault !== undefined) return faultyCard(front.fault, 'question', shown, words);
  const blank = blankMessage(templates, shown, filledFields(shown), words);
  const question = prettyAvTags(front.html + (blank?.html ?? ''));
  const back: SideResult = blank ?? sideOf('answer', '');
  if (back.fault !== undefined) return faultyCard(back.fault, 'answer', shown, words);
  const answer = prettyAvTags(back.html);
  return { question, answer: answer.startsWith(question) ? answer.slice(question.length) : answer };
}

/** Both sides as the templates make them, before anything in them is played, shown or left out. */
export function renderSides(
  templates: CardTemplates,
  content: CardContent,
  words: RenderWords,
): { readonly question: string; readonly answer: string } {
  const sideOf = sidesOf(templates, content);
  const front = sideOf('question', '');
  if (front.fault !== undefined) return faultyCard(front.fault, 'question', content, words);
  const blank = blankMessage(templates, content, filledFields(content), words);
  const back: SideResult = blank ?? sideOf('answer', front.html);
  if (back.fault !== undefined) return faultyCard(back.fault, 'answer', content, words);
  return { question: front.html + (blank?.html ?? ''), answer: back.html };
}

function filledFields({ fields }: CardContent): ReadonlySet<string> {
  return new Set([...fields].filter(([, text]) => !isFieldEmpty(text)).map(([name]) => name));
}

function sidesOf(templates: CardTemplates, content: CardContent): (side: CardSide, frontSide: string) => SideResult {
  const filled = filledFields(content);
  return (side, frontSide) => {
    const parsed = parsedTemplate(side === 'question' ? templates.questionFormat : templates.answerFormat);
    if (parsed.fault !== undefined) return { fault: parsed.fault };
    const { fields, cardNumber: clozeNumber } = content;
    return renderTemplate(parsed.nodes, { fields, filled, side, clozeNumber, frontSide });
  };
}

type SideResult = RenderedSide | { readonly html?: undefined; readonly fault: TemplateFault };

interface BlankMessage {
  readonly html: string;
  readonly fault?: undefined;
  readonly problem: 'emptyFront' | 'clozeMissing';
}

function blankMessage(
  { questionFormat }: CardTemplates,
  content: CardContent,
  filled: ReadonlySet<string>,
  words: RenderWords,
): BlankMessage | undefined {
  const message = (text: string, help: string): string => `<div>${text}<br>${helpLink(help, words)}</div>`;
  if (content.isCloze) {
    const number = content.cardNumber;
    for (const text of content.fields.values()) if (clozeNumbers(text).includes(number)) return undefined;
    return { html: message(words.clozeMissing(number), CLOZE_HELP), problem: 'clozeMissing' };
  }
  const parsed = parsedTemplate(questionFormat);
  if (content.forBrowser === true || parsed.fault !== undefined || showsAnyOf(parsed.nodes, filled)) return undefined;
  return { html: message(words.emptyFront, BLANK_HELP), problem: 'emptyFront' };
}

function faultyCard(
  fault: TemplateFault | FieldFault,
  side: CardSide,
  { forBrowser = false }: CardContent,
  words: RenderWords,
): CardHtml {
  const header = words.sideFaulty[forBrowser ? (`browser-${side}` as const) : side];
  const html = `${header}<br>${escapedHtml(faultText(fault, words))}<br>${helpLink(SYNTAX_HELP, words)}`;
  return { question: html, answer: html, questionAvTags: [], answerAvTags: [], problem: 'template' };
}

function faultText(fault: TemplateFault | FieldFault, words: RenderWords): string {
  const marked = (inside: string): string => `{{${inside}}}`;
  switch (fault.kind) {
    case 'notClosed':
      return words.notClosed(marked(`/${fault.field}`));
    case 'notOpen': {
      const { field, open } = fault;
      if (open !== undefined) return words.closedWrongly(marked(`/${field}`), marked(`/${open}`));
      return words.notOpen(marked(`/${field}`), marked(`#${field}`), marked(`^${field}`));
    }
    case 'noSuchField':
      return words.noSuchField(marked(fault.mark), fault.field);
    case 'tooLarge':
      return words.tooLarge(marked(fault.mark));
  }
}

function helpLink(address: string, words: RenderWords): string {
  return `<a href='${address}'>${words.moreInfo}</a>`;
}

const parsedTemplates = new Map<string, ParsedTemplate>();

/** One template is shown thousands of times. */
function parsedTemplate(template: string): ParsedTemplate {
  const known = parsedTemplates.get(template);
  if (known !== undefined) return known;
  const parsed = parseTemplate(template);
  if (parsedTemplates.size >= MAX_PARSED) parsedTemplates.clear();
  parsedTemplates.set(template, parsed);
  return parsed;
}
