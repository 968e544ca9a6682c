import { integerOf } from '#core/storage/lossless-json.ts';
import type { JsonObject, JsonValue } from '#shared/domain/json-value.ts';
import type { StockNames } from '#core/engine-types.ts';
import type { Random } from '#core/env.ts';

/** Numbers by which clients know a note type that began as one of theirs. */
const STOCK_KIND = { basic: 1, basicReversed: 2, basicOptionalReversed: 3, basicTyping: 4, cloze: 5 } as const;
/** Marks of the fields that a cloze note type can't do without. */
const CLOZE_TAG = { text: 0, backExtra: 1 } as const;

const CSS = `.card {
    font: 1.25rem/1.5 system-ui, sans-serif;
    text-align: center;
    color: black;
    background-color: white;
}
`;
const CLOZE_CSS = `${CSS}.cloze {
    font-weight: bold;
    color: #0a5bd3;
}
.nightMode .cloze {
    color: #8ab8ff;
}
`;
const LATEX_PRE = `\\documentclass[12pt]{article}
\\usepackage[utf8]{inputenc}
\\usepackage{amsmath,amssymb}
\\pagestyle{empty}
\\begin{document}
`;
const LATEX_POST = '\\end{document}';

interface StockField {
  readonly name: string;
  readonly tag?: number;
  readonly preventDeletion?: boolean;
}
interface StockTemplate {
  readonly name: string;
  readonly question: string;
  readonly answer: string;
  /** Which fields must hold something for the card to exist. */
  readonly needs: readonly ['any' | 'all', readonly number[]];
}
interface StockNotetype {
  readonly name: string;
  readonly kind: number;
  readonly cloze?: boolean;
  readonly fields: readonly StockField[];
  readonly templates: readonly StockTemplate[];
}

/**
 * The note types of a new collection, as schema-11 objects with ids from `firstId` on. Like the official ones in
 * their fields, cards and marks (image occlusion is left out); wording and styles are our own.
 */
export function stockNotetypes(names: StockNames, firstId: number, random: Random): JsonObject[] {
  return definitions(names).map((definition, i) => notetypeObject(definition, firstId + i, random));
}

function definitions(names: StockNames): StockNotetype[] {
  const { front, back, addReverse, text, backExtra } = names;
  const both: StockField[] = [{ name: front }, { name: back }];
  const forward: StockTemplate = {
    name: names.card(1),
    question: ref(front),
    answer: afterQuestion(ref(back)),
    needs: ['any', [0]],
  };
  const backward: StockTemplate = {
    name: names.card(2),
    question: ref(back),
    answer: afterQuestion(ref(front)),
    needs: ['any', [1]],
  };
  const optional: StockTemplate = {
    ...backward,
    question: `{{#${addReverse}}}${ref(back)}{{/${addReverse}}}`,
    needs: ['all', [1, 2]],
  };
  const typing: StockTemplate = {
    ...forward,
    question: `${ref(front)}\n\n${ref(`type:${back}`)}`,
    answer: `${ref(front)}\n\n${SEPARATOR}\n\n${ref(`type:${back}`)}`,
    needs: ['any', [0, 1]],
  };
  const cloze: StockTemplate = {
    name: names.cloze,
    question: ref(`cloze:${text}`),
    answer: `${ref(`cloze:${text}`)}<br>\n${ref(backExtra)}`,
    needs: ['any', [0]],
  };
  const clozeFields: StockField[] = [
    { name: text, tag: CLOZE_TAG.text, preventDeletion: true },
    { name: backExtra, tag: CLOZE_TAG.backExtra },
  ];
  return [
    { name: names.basic, kind: STOCK_KIND.basic, fields: both, templates: [forward] },
    { name: names.basicReversed, kind: STOCK_KIND.basicReversed, fields: both, templates: [forward, backward] },
    {
      name: names.basicOptionalReversed,
      kind: STOCK_KIND.basicOptionalReversed,
      fields: [...both, { name: addReverse }],
      templates: [forward, optional],
    },
    { name: names.basicTyping, kind: STOCK_KIND.basicTyping, fields: both, templates: [typing] },
    { name: names.cloze, kind: STOCK_KIND.cloze, cloze: true, fields: clozeFields, templates: [cloze] },
  ];
}

/** Clients scroll to this element when the answer is shown. */
const SEPARATOR = '<hr id=answer>';

function ref(field: string): string {
  return `{{${field}}}`;
}

function afterQuestion(answer: string): string {
  return `${ref('FrontSide')}\n\n${SEPARATOR}\n\n${answer}`;
}

/** A note type without fields and templates: what every one begins with. */
export function bareNotetypeObject(name: string, options: { readonly cloze: boolean }): JsonObject {
  const { cloze } = options;
  return {
    id: 0,
    name,
    type: cloze ? 1 : 0,
    mod: 0,
    usn: 0,
    sortf: 0,
    did: null,
    tmpls: [],
    flds: [],
    css: cloze ? CLOZE_CSS : CSS,
    latexPre: LATEX_PRE,
    latexPost: LATEX_POST,
    latexsvg: false,
    req: [],
  };
}

function notetypeObject(definition: StockNotetype, id: number, random: Random): JsonObject {
  return {
    ...bareNotetypeObject(definition.name, { cloze: definition.cloze === true }),
    id,
    tmpls: definition.templates.map((template, ord) => templateObject(template, ord, random)),
    flds: definition.fields.map((field, ord) => fieldObject(field, ord, random)),
    req: definition.templates.map((template, ord) => [ord, template.needs[0], template.needs[1]]),
    originalStockKind: definition.kind,
  };
}

/** A template with nothing but its name and sides. */
export function templateObject(
  template: Pick<StockTemplate, 'name' | 'question' | 'answer'>,
  ord: number,
  random: Random,
): JsonObject {
  return {
    name: template.name,
    ord,
    qfmt: template.question,
    afmt: template.answer,
    bqfmt: '',
    bafmt: '',
    did: null,
    bfont: '',
    bsize: 0,
    id: randomId(random),
  };
}

/** A field with nothing but its name. */
export function fieldObject(field: StockField, ord: number, random: Random): JsonObject {
  return {
    name: field.name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    description: '',
    plainText: false,
    collapsed: false,
    excludeFromSearch: false,
    id: randomId(random),
    tag: field.tag ?? null,
    preventDeletion: field.preventDeletion ?? false,
  };
}

function randomId(random: Random): JsonValue {
  return integerOf(BigInt.asIntN(64, random.bits64()));
}
