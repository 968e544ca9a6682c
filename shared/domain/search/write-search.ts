import { parseSearch } from './parse-search.ts';
import type { SearchedProperty, SearchNode, SearchNodes, SearchTerm, TextMode } from './search-tree.ts';

const EVERYTHING = 'deck:*';
/** Without quotes it would be read as something else. */
const NEEDS_QUOTES = /^(?:and|or)$|^-.|[ \u3000()]/iu;

/** The search in the spelling that official stores in decks. Throws `SearchSyntaxError`. */
export function normalizedSearch(text: string): string {
  return writeSearch(parseSearch(text));
}

export function writeSearch(nodes: SearchNodes): string {
  return nodes.length === 0 ? EVERYTHING : nodes.map(written).join('');
}

function written(node: SearchNode): string {
  switch (node.kind) {
    case 'and':
      return ' ';
    case 'or':
      return ' OR ';
    case 'not':
      return `-${written(node.node)}`;
    case 'group':
      return `(${writeSearch(node.nodes)})`;
    case 'term':
      return termText(node.term);
  }
}

function termText(term: SearchTerm): string {
  switch (term.kind) {
    case 'text':
      return quoted(term.text.replaceAll(':', '\\:'));
    case 'field':
      return fieldText(term.field, term.text, term.mode);
    case 'tag':
      return fieldText('tag', term.text, term.mode);
    case 'regex':
      return quoted(`re:${term.pattern}`);
    case 'withoutCombining':
      return quoted(`nc:${term.text}`);
    case 'withoutClozes':
      return quoted(`sc:${term.text}`);
    case 'word':
      return quoted(`w:${term.text}`);
    case 'deck':
      return quoted(`deck:${term.name}`);
    case 'preset':
      return quoted(`preset:${term.name}`);
    case 'notetype':
      return quoted(`note:${term.name}`);
    case 'templateName':
      return quoted(`card:${term.name}`);
    case 'hasCustom':
      return quoted(`has-cd:${term.key}`);
    case 'duplicates':
      return quoted(`dupe:${term.notetypeId},${term.text.replaceAll('\\', '\\\\')}`);
    default:
      return numberTermText(term);
  }
}

type NumberTerm = Extract<
  SearchTerm,
  {
    readonly kind:
      | 'templateNumber'
      | 'state'
      | 'flag'
      | 'property'
      | 'customNumber'
      | 'customText'
      | 'since'
      | 'answeredSince'
      | 'answered'
      | 'notetypeId'
      | 'ids';
  }
>;

function numberTermText(term: NumberTerm): string {
  switch (term.kind) {
    case 'templateNumber':
      return `card:${term.ord + 1}`;
    case 'state':
      return `is:${term.state}`;
    case 'flag':
      return `flag:${term.flag}`;
    case 'property':
      return `prop:${PROPERTY_NAMES[term.property]}${term.operator}${numberText(term.value)}`;
    case 'customNumber':
      return `prop:cdn:${term.key}${term.operator}${numberText(term.value)}`;
    case 'customText':
      return quoted(`prop:cds:${term.key}${term.operator}${term.value}`);
    case 'since':
      return `${term.event}:${term.days}`;
    case 'answeredSince':
      return term.answer === 'byHand' ? `resched:${term.days}` : `rated:${term.days}${buttonText(term.answer)}`;
    case 'answered':
      return term.answer === 'byHand'
        ? `prop:resched${term.operator}${term.days}`
        : `prop:rated${term.operator}${term.days}${buttonText(term.answer)}`;
    case 'notetypeId':
      return `mid:${term.id}`;
    case 'ids':
      return `${ID_KEYS[term.of]}:${term.ids.join(',')}`;
  }
}

const PROPERTY_NAMES: Readonly<Record<SearchedProperty, string>> = {
  intervalDays: 'ivl',
  dueDays: 'due',
  reps: 'reps',
  lapses: 'lapses',
  ease: 'ease',
  position: 'pos',
  stability: 's',
  difficulty: 'd',
  retrievability: 'r',
};
const ID_KEYS = { note: 'nid', card: 'cid', deck: 'did' } as const;

function buttonText(answer: 'any' | number): string {
  return answer === 'any' ? '' : `:${answer}`;
}

const MODES: Readonly<Record<TextMode, string>> = { normal: '', regex: 're:', withoutCombining: 'nc:' };

function fieldText(field: string, text: string, mode: TextMode): string {
  // What only looks like another mode must not become it.
  const plain = mode === 'normal' ? text.replace(/^(re|nc):/u, '$1\\:') : text;
  return quoted(`${field.replaceAll(':', '\\:')}:${MODES[mode]}${plain}`);
}

function quoted(text: string): string {
  const escaped = text.replaceAll('"', '\\"');
  return NEEDS_QUOTES.test(text) ? `"${escaped}"` : escaped;
}

const MAX_FLOAT_DIGITS = 9;

/** A 32-bit float in as few digits as tell it from its neighbours, never with an exponent. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  for (let digits = 1; digits < MAX_FLOAT_DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return withoutExponent(short);
  }
  return withoutExponent(Number(value.toPrecision(MAX_FLOAT_DIGITS)));
}

function withoutExponent(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (parts === null) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts;
  const digits = first + rest;
  const places = Number(exponent);
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${digits}`;
  return `${sign}${digits}${'0'.repeat(Math.max(0, places + 1 - digits.length))}`;
}
