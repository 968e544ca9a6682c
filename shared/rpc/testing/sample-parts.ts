import type { Contract } from '#shared/contract/contract.ts';
import type { InputOf, MethodDef, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import type { CardId, DeckConfigId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';

/** A call of one method: what goes in, what comes out. */
interface Sample<D extends MethodDef> {
  readonly input: InputOf<D>;
  readonly output: OutputOf<D>;
  readonly progress?: ProgressOf<D>;
}

/** One call of each method of these services: a method without one does not compile. */
export type SamplesOf<S extends keyof Contract> = {
  readonly [K in S]: { readonly [M in keyof Contract[K]]: Sample<Extract<Contract[K][M], MethodDef>> };
};

export const deckId = 1_700_000_000_123 as DeckId;
export const deckConfigId = 1 as DeckConfigId;
export const noteId = 1_700_000_000_124 as NoteId;
export const notetypeId = 1_700_000_000_125 as NotetypeId;
export const cardId = 1_700_000_000_126 as CardId;
export const cardIds = [cardId];
export const numbers = { cards: 3, notes: 2, reviews: 1, decks: 4, modifiedMs: 1_700_000_000_456 };
export const speech = {
  kind: 'tts',
  text: 'a',
  lang: 'ar_SA',
  voices: ['b'],
  speed: 0.5,
  otherArgs: ['pitch=2'],
} as const;
export const renderedCard = {
  cardId,
  noteId,
  notetypeId,
  cardNumber: 1,
  question: '<b>سؤال</b>[[type:Back]][anki:play:q:0]',
  answer: 'جواب',
  css: '.card {}',
  questionAvTags: [{ kind: 'sound', fileName: 'a.mp3' }, speech],
  answerAvTags: [],
  autoplay: true,
  replayQuestionOnAnswer: false,
  typeIn: { kind: 'box', expected: 'b', combining: true, fontFamily: 'Arial', fontSizePx: 20 },
  missingMedia: [{ fileName: 'a.mp3', namedBy: 'note' }],
  problem: null,
  advice: [{ kind: 'sameFront', templateName: 'بطاقة 2' }, { kind: 'typeBoxes' }],
} as const;
