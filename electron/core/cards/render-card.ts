import { hash } from 'node:crypto';
import type { CardId } from '#shared/contract/ids.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { AvTag } from '#shared/domain/template/av-tags.ts';
import { withLatexImages } from '#shared/domain/template/latex.ts';
import { type CardHtml, type CardTemplates, renderCard } from '#shared/domain/template/render-card.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { type TypeInBox, typeInOf } from '#shared/domain/template/type-in.ts';
import { escapedHtml } from '#shared/domain/html/escape-html.ts';
import { splitTags } from '../notes/note-tags.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { booleanAt, listAt, numberAt, textAt } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';

export interface RenderEnv {
  readonly words: RenderWords;
  /** Is there a file of this name in the media folder? */
  readonly hasMedia: (fileName: string) => boolean;
}

export interface RenderedCard {
  readonly cardId: CardId;
  readonly question: string;
  readonly answer: string;
  readonly css: string;
  readonly questionAvTags: readonly AvTag[];
  readonly answerAvTags: readonly AvTag[];
  /** What `[[type:…]]` stands for; null when it isn't there. */
  readonly typeIn: ({ readonly kind: 'box' } & TypeInBox) | { readonly kind: 'message'; readonly html: string } | null;
  readonly problem: 'template' | 'emptyFront' | 'clozeMissing' | 'templateMissing' | null;
}

const FIELD_SEPARATOR = '\u001f';
/** Official shows this, untranslated, for a deck that is gone. */
const NO_DECK = '(Deck)';
const DEFAULT_FONT = { family: 'Arial', sizePx: 20 } as const;

/** Renders cards of one collection as it is now; note types and decks are read once each. */
export class CardRenderer {
  readonly #db: ReadDb;
  readonly #env: RenderEnv;
  readonly #notetypes = new Map<number, Notetype | undefined>();
  readonly #deckNames = new Map<number, string>();

  constructor(db: ReadDb, env: RenderEnv) {
    this.#db = db;
    this.#env = env;
  }

  /** Undefined when there is no such card, or its note or note type is gone. */
  render(cardId: CardId, { forBrowser = false }: { readonly forBrowser?: boolean } = {}): RenderedCard | undefined {
    const card = cardStorage.find(this.#db, cardId);
    const note = card === undefined ? undefined : noteStorage.find(this.#db, card.nid);
    const notetype = note === undefined ? undefined : this.#notetype(note.mid);
    if (card === undefined || note === undefined || notetype === undefined) return undefined;
    const template = templateOf(notetype, card.ord, forBrowser);
    if (template === undefined) return withoutTemplate(cardId, this.#env.words);
    const content = {
      fields: this.#fields({ card, note, notetype, templateName: template.name }),
      cardNumber: card.ord + 1,
      isCloze: notetype.kind === 'cloze',
      forBrowser,
    };
    const html = renderCard(template, content, this.#env.words);
    const withImages = (side: string): string => (forBrowser ? side : this.#withLatex(side, notetype));
    const isFaulty = html.problem === 'template';
    return {
      cardId,
      question: isFaulty ? html.question : withImages(html.question),
      answer: isFaulty ? html.answer : withImages(html.answer),
      css: isFaulty ? '' : notetype.css,
      questionAvTags: html.questionAvTags,
      answerAvTags: html.answerAvTags,
      typeIn: this.#typeIn(html, notetype, note, card),
      problem: html.problem ?? null,
    };
  }

  /** Fields by name, and what is not a field unless one has its name. */
  #fields({ card, note, notetype, templateName }: CardParts): ReadonlyMap<string, string> {
    const deckName = this.#deckName(card.odid === 0 ? card.did : card.odid);
    const contents = note.flds.split(FIELD_SEPARATOR);
    return new Map([
      [`c${card.ord + 1}`, '1'],
      ['Tags', splitTags(note.tags).join(' ')],
      ['Type', notetype.name],
      ['Deck', deckName],
      ['Subdeck', subdeckOf(deckName)],
      ['CardFlag', `flag${card.flags}`],
      ['Card', templateName],
      ['CardID', String(card.id)],
      ...notetype.fields.map(({ name }, i): [string, string] => [name, contents[i] ?? '']),
    ]);
  }

  #withLatex(side: string, notetype: Notetype): string {
    const svg = booleanAt(notetype.json, 'latexsvg');
    const { html, fileNames } = withLatexImages(side, { svg, sha1: (text) => hash('sha1', text, 'hex') });
    return fileNames.every(this.#env.hasMedia) ? html : html + this.#env.words.latexUnsupported;
  }

  #typeIn({ question, problem }: CardHtml, notetype: Notetype, note: NoteRow, card: CardRow): RenderedCard['typeIn'] {
    if (problem === 'template' || !question.includes('[[type:')) return null;
    const contents = note.flds.split(FIELD_SEPARATOR);
    const settings = listAt(notetype.json, 'flds').filter(isJsonObject);
    const fields = notetype.fields.map(({ name }, i) => ({ name, content: contents[i] ?? '', ...fontOf(settings[i]) }));
    const typeIn = typeInOf(question, fields, card.ord + 1);
    const { words } = this.#env;
    switch (typeIn?.kind) {
      case undefined:
        return null;
      case 'box':
        return typeIn;
      case 'emptyField':
        return { kind: 'message', html: '' };
      case 'unknownField':
        return { kind: 'message', html: escapedHtml(words.typedFieldUnknown(typeIn.fieldName)) };
      case 'clozeMissing':
        return { kind: 'message', html: escapedHtml(words.typedClozeMissing) };
    }
  }

  #notetype(id: number): Notetype | undefined {
    if (!this.#notetypes.has(id)) this.#notetypes.set(id, findNotetype(this.#db, id));
    return this.#notetypes.get(id);
  }

  #deckName(id: number): string {
    const known = this.#deckNames.get(id) ?? findDeck(this.#db, id)?.name ?? NO_DECK;
    this.#deckNames.set(id, known);
    return known;
  }
}

interface CardParts {
  readonly card: CardRow;
  readonly note: NoteRow;
  readonly notetype: Notetype;
  readonly templateName: string;
}

/** All cards of a cloze note type share its only template. */
function templateOf(
  notetype: Notetype,
  ord: number,
  forBrowser: boolean,
): (CardTemplates & { readonly name: string }) | undefined {
  const place = notetype.kind === 'cloze' ? 0 : ord;
  const template = notetype.templates[place];
  const json = listAt(notetype.json, 'tmpls').filter(isJsonObject)[place];
  if (template === undefined || json === undefined || !forBrowser) return template;
  return {
    name: template.name,
    questionFormat: textAt(json, 'bqfmt') || template.questionFormat,
    answerFormat: textAt(json, 'bafmt') || template.answerFormat,
  };
}

function subdeckOf(deckName: string): string {
  return deckName.split('::').at(-1) ?? deckName;
}

function withoutTemplate(cardId: CardId, words: RenderWords): RenderedCard {
  const html = escapedHtml(words.templateMissing);
  const silent = { questionAvTags: [], answerAvTags: [], typeIn: null };
  return { cardId, question: html, answer: html, css: '', ...silent, problem: 'templateMissing' };
}

function fontOf(field: JsonObject | undefined): Pick<TypeInBox, 'fontFamily' | 'fontSizePx'> {
  if (field === undefined) return { fontFamily: DEFAULT_FONT.family, fontSizePx: DEFAULT_FONT.sizePx };
  return {
    fontFamily: textAt(field, 'font', DEFAULT_FONT.family),
    fontSizePx: numberAt(field, 'size', DEFAULT_FONT.sizePx),
  };
}
