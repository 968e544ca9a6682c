import { decodedEntities } from '../html/html-entities.ts';
import { plainText } from '../html/strip-html.ts';
import { parseCardText, type Directive } from './parse-card-text.ts';
import type { CardSide } from './cloze.ts';
import type { RenderWords } from './render-words.ts';

/** Something to be played: a file, or words to be spoken. */
export type AvTag =
  | { readonly kind: 'sound'; readonly fileName: string }
  | {
      readonly kind: 'tts';
      readonly text: string;
      readonly lang: string;
      /** The first one that the machine has is used. */
      readonly voices: readonly string[];
      readonly speed: number;
      /** `name=value`, for what the platform's speech may know. */
      readonly otherArgs: readonly string[];
    };

interface CardSound {
  /** With `[anki:play:q:0]` where the first sound of the question was. */
  readonly html: string;
  readonly tags: readonly AvTag[];
}

/** Ends of lines to the eye, which would otherwise be spoken as one word. */
const LINE_TAG =
  /<\/?(?:br|address|article|aside|blockquote|canvas|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|noscript|ol|output|p|pre|section|table|tfoot|ul|video)>/giu;
const HIDDEN_CLOZE = '[...]';

/** Takes what is to be played out of a side's HTML. */
export function extractAvTags(
  html: string,
  side: CardSide,
  words: Pick<RenderWords, 'speechWithoutLanguage' | 'blank'>,
): CardSound {
  const nodes = parseCardText(html);
  if (nodes === undefined) return { html, tags: [] };
  const tags: AvTag[] = [];
  const played = (tag: AvTag): string => {
    tags.push(tag);
    return `[anki:play:${side === 'question' ? 'q' : 'a'}:${tags.length - 1}]`;
  };
  const parts = nodes.map((node) => {
    if (node.kind === 'text') return node.text;
    if (node.kind === 'sound') return played(soundOf(node.resource));
    if (node.name !== 'tts') return writtenDirective(node);
    const speech = speechOf(node, words.blank);
    return speech === undefined ? `[${words.speechWithoutLanguage}]` : played(speech);
  });
  return { html: parts.join(''), tags };
}

/** HTML without what would be played. */
export function withoutAvTags(html: string): string {
  const kept = parseCardText(html)?.map((node) => {
    if (node.kind === 'text') return node.text;
    return node.kind === 'directive' && node.name !== 'tts' ? writtenDirective(node) : '';
  });
  return kept?.join('') ?? html;
}

/** HTML with a sign round what would be played, to be read as a line of text. */
export function prettyAvTags(html: string): string {
  const shown = parseCardText(html)?.map((node) => {
    if (node.kind === 'text') return node.text;
    if (node.kind === 'sound') return `🔉${node.resource}🔉`;
    return node.name === 'tts' ? `💬${node.content}💬` : writtenDirective(node);
  });
  return shown?.join('') ?? html;
}

/** Names of the files that HTML plays, in their order. */
export function soundNames(html: string): readonly string[] {
  return (parseCardText(html) ?? []).flatMap((node) =>
    node.kind === 'sound' ? [soundOf(node.resource).fileName] : [],
  );
}

function soundOf(resource: string): AvTag & { readonly kind: 'sound' } {
  return { kind: 'sound', fileName: baseName(decodedEntities(resource)) };
}

/** Undefined without a language. */
function speechOf({ options, content }: Directive, blank: string): AvTag | undefined {
  const { lang = '', voices, speed, cloze_blank: hidden = blank, ...others } = Object.fromEntries(options);
  if (lang === '') return undefined;
  return {
    kind: 'tts',
    text: plainText(content.replace(LINE_TAG, ' ')).replaceAll(HIDDEN_CLOZE, () => hidden),
    lang,
    voices: voices?.split(',') ?? [],
    speed: speedOf(speed),
    otherArgs: Object.entries(others).map(([name, value]) => `${name}=${value}`),
  };
}

/** The accuracy that official keeps; what is no number is the usual speed. */
function speedOf(text: string | undefined): number {
  const isNumber = text !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text);
  const speed = isNumber ? Math.fround(Number(text)) : 1;
  return Number.isFinite(speed) ? speed : 1;
}

/** For add-ons: kept, each option once and quoted where it has to be. */
function writtenDirective({ name, options, content }: Directive): string {
  const written = [...options].map(([key, value]) => ` ${key}=${/[\] \t\r\n]/.test(value) ? `"${value}"` : value}`);
  return `[anki:${name}${written.join('')}]${content}[/anki:${name}]`;
}

/** A card must not name files outside of the media folder. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
