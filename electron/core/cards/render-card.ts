import { hash } from 'node:crypto';
import type { RenderedCard } from '#shared/contract/cards.ts';
import type { CardId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { escapedHtml } from '#shared/domain/html/escape-html.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { withLatexImages } from '#shared/domain/template/latex.ts';
import { type CardTemplates, renderCard, renderColumns, renderSides } from '#shared/domain/template/render-card.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { shownTypeIn, type TypeInBox, typeInOf } from '#shared/domain/template/type-in.ts';
import { splitTags } from '../notes/note-tags.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { keptDeckConfigs } from '../storage/deck-config-storage.ts';
import { keptDecks } from '../storage/deck-storage.ts';
import { booleanAt, listAt, numberAt, textAt } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';
import { keptNotetypes } from '../storage/notetype-storage.ts';
import { missingMedia } from './missing-media.ts';
import { templateAdvice } from './template-advice.ts';

export interface RenderEnv {
  readonly words: RenderWords;
  /** Is there a file of this name in the media folder? */
  readonly hasMedia: (fileName: string) => boolean;
}

const FIELD_SEPARATOR = '\u001f';
/** Official shows this, untranslated, for a deck that is gone. */
const NO_DECK = '(Deck)';
const DEFAULT_FONT = { family: 'Arial', sizePx: 20 } as const;

interface RenderOptions {
  /** With the templates for the browser's columns, where there are any. */
  readonly forBrowser?: boolean;
}

/** Renders cards as they are now. Note types, decks and presets are kept from call to call as long as they are the same. */
export class CardRenderer {
  readonly #env: RenderEnv;
  readonly #notetypes = keptNotetypes();
  readonly #decks = keptDecks();
  readonly #deckConfigs = keptDeckConfigs();

  constructor(env: RenderEnv) {
    this.#env = env;
  }

  /** Cards that are gone are left out, and so are those whose note or note type is. */
  render(db: ReadDb, cardIds: readonly CardId[], { forBrowser = false }: RenderOptions = {}): RenderedCard[] {
    const once = {
      notetype: remembered((id) => this.#notetypes.find(db, id)),
      place: remembered((deckId) => this.#placeOf(db, deckId)),
    };
    const rendered = cardIds.map((cardId) => {
      const card = cardStorage.find(db, cardId);
      const note = card === undefined ? undefined : noteStorage.find(db, card.nid);
      const notetype = note === undefined ? undefined : once.notetype(note.mid);
      if (card === undefined || note === undefined || notetype === undefined) return undefined;
      const place = once.place(card.odid === 0 ? card.did : card.odid);
      return this.#rendered({ card, note, notetype, place }, forBrowser);
    });
    return rendered.filter((card) => card !== undefined);
  }

  /** Question and answer as the browser's columns have them, HTML still; undefined: the card has no template. `places`: kept for a call. */
  columnsOf(
    db: ReadDb,
    parts: Omit<CardParts, 'place'>,
    places: Map<number, CardPlace>,
  ): { readonly question: string; readonly answer: string } | undefined {
    const { card, notetype } = parts;
    const template = templateOf(notetype, card.ord, true);
    if (template === undefined) return undefined;
    const homeId = card.odid === 0 ? card.did : card.odid;
    const place = places.get(homeId) ?? this.#placeOf(db, homeId);
    places.set(homeId, place);
    const fields = fieldsOf({ ...parts, place }, template.name);
    const content = { fields, cardNumber: card.ord + 1, isCloze: notetype.kind === 'cloze' };
    return renderColumns(template, content, this.#env.words);
  }

  /** Both sides as a text file has them, HTML still. Cards that are gone, or whose note or note type is, are left out. */
  sides(db: ReadDb, cardIds: readonly CardId[]): { readonly question: string; readonly answer: string }[] {
    const placeOf = remembered((deckId) => this.#placeOf(db, deckId));
    const cards = cardStorage.findAll(db, cardIds);
    const notes = noteStorage.findAll(
      db,
      [...cards.values()].map(({ nid }) => nid),
    );
    return cardIds.flatMap((cardId) => {
      const card = cards.get(cardId);
      const note = card && notes.get(card.nid);
      const notetype = note && this.#notetypes.find(db, note.mid);
      if (card === undefined || note === undefined || notetype === undefined) return [];
      const template = templateOf(notetype, card.ord, false);
      if (template === undefined) return [withoutTemplate(this.#env.words)];
      const place = placeOf(card.odid === 0 ? card.did : card.odid);
      const fields = fieldsOf({ card, note, notetype, place }, template.name);
      const content = { fields, cardNumber: card.ord + 1, isCloze: notetype.kind === 'cloze' };
      return [renderSides(template, content, this.#env.words)];
    });
  }

  #rendered(parts: CardParts, forBrowser: boolean): RenderedCard {
    const { card, note, notetype, place } = parts;
    const common = {
      cardId: card.id as CardId,
      noteId: note.id as NoteId,
      notetypeId: notetype.id as NotetypeId,
      cardNumber: card.ord + 1,
      ...place.sound,
    };
    const template = templateOf(notetype, card.ord, forBrowser);
    if (template === undefined) return { ...common, ...withoutTemplate(this.#env.words) };
    const fields = fieldsOf(parts, template.name);
    const isCloze = notetype.kind === 'cloze';
    const html = renderCard(template, { fields, cardNumber: common.cardNumber, isCloze, forBrowser }, this.#env.words);
    const { question, answer, questionAvTags, answerAvTags, problem = null } = html;
    const isFaulty = problem === 'template';
    const withImages = (side: string): string => (forBrowser || isFaulty ? side : this.#withLatex(side, notetype));
    return {
      ...common,
      question: withImages(question),
      answer: withImages(answer),
      css: isFaulty ? '' : notetype.css,
      questionAvTags,
      answerAvTags,
      typeIn: isFaulty ? null : typeInOfCard(question, parts, this.#env.words),
      missingMedia: forBrowser || isFaulty ? [] : missingMedia(html, note.flds, this.#env.hasMedia),
      problem,
      advice: forBrowser || isFaulty ? [] : templateAdvice(notetype, card.ord, question),
    };
  }

  #withLatex(side: string, notetype: Notetype): string {
    const svg = booleanAt(notetype.json, 'latexsvg');
    const { html, fileNames } = withLatexImages(side, { svg, sha1: (text) => hash('sha1', text, 'hex') });
    return fileNames.every(this.#env.hasMedia) ? html : html + this.#env.words.latexUnsupported;
  }

  #placeOf(db: ReadDb, deckId: number): CardPlace {
    const deck = this.#decks.find(db, deckId);
    const configId = deck?.kind === 'normal' ? deck.configId : DEFAULT_DECK_CONFIG_ID;
    const config = this.#deckConfigs.find(db, configId) ?? this.#deckConfigs.find(db, DEFAULT_DECK_CONFIG_ID);
    const isOn = (key: string): boolean => (config === undefined ? true : booleanAt(config.json, key, true));
    return {
      deckName: deck?.name ?? NO_DECK,
      sound: { autoplay: isOn('autoplay'), replayQuestionOnAnswer: isOn('replayq') },
    };
  }
}

/** What a card takes from its deck; a card of a filtered deck from the one it came from. */
export interface CardPlace {
  readonly deckName: string;
  readonly sound: Pick<RenderedCard, 'autoplay' | 'replayQuestionOnAnswer'>;
}

interface CardParts {
  readonly card: CardRow;
  readonly note: NoteRow;
  readonly notetype: Notetype;
  readonly place: CardPlace;
}

/** `read`, once for each id. */
function remembered<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = read(id);
    known.set(id, value);
    return value;
  };
}

/** Fields by name, and what is not a field unless one has its name. */
function fieldsOf({ card, note, notetype, place }: CardParts, templateName: string): ReadonlyMap<string, string> {
  const contents = note.flds.split(FIELD_SEPARATOR);
  return new Map([
    [`c${card.ord + 1}`, '1'],
    ['Tags', splitTags(note.tags).join(' ')],
    ['Type', notetype.name],
    ['Deck', place.deckName],
    ['Subdeck', subdeckOf(place.deckName)],
    ['CardFlag', `flag${card.flags}`],
    ['Card', templateName],
    ['CardID', String(card.id)],
    ...notetype.fields.map(({ name }, i): [string, string] => [name, contents[i] ?? '']),
  ]);
}

function typeInOfCard(
  question: string,
  { card, note, notetype }: CardParts,
  words: RenderWords,
): RenderedCard['typeIn'] {
  if (!question.includes('[[type:')) return null;
  const contents = note.flds.split(FIELD_SEPARATOR);
  const settings = listAt(notetype.json, 'flds').filter(isJsonObject);
  const fields = notetype.fields.map(({ name }, i) => ({ name, content: contents[i] ?? '', ...fontOf(settings[i]) }));
  return shownTypeIn(typeInOf(question, fields, card.ord + 1), words);
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

function withoutTemplate(
  words: RenderWords,
): Omit<RenderedCard, 'cardId' | 'noteId' | 'notetypeId' | 'cardNumber' | keyof CardPlace['sound']> {
  const html = escapedHtml(words.templateMissing);
  return {
    question: html,
    answer: html,
    css: '',
    questionAvTags: [],
    answerAvTags: [],
    typeIn: null,
    missingMedia: [],
    problem: 'templateMissing',
    advice: [],
  };
}

function fontOf(field: JsonObject | undefined): Pick<TypeInBox, 'fontFamily' | 'fontSizePx'> {
  if (field === undefined) return { fontFamily: DEFAULT_FONT.family, fontSizePx: DEFAULT_FONT.sizePx };
  return {
    fontFamily: textAt(field, 'font', DEFAULT_FONT.family),
    fontSizePx: numberAt(field, 'size', DEFAULT_FONT.sizePx),
  };
}
