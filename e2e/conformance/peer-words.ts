import type { RenderWords } from '#shared/domain/template/render-words.ts';
import type { Peer } from '#e2e/peer/peer.ts';

/** Stand for what sentences speak about. */
const MARKS = ['\ue000', '\ue001', '\ue002'] as const;

/** The official library's sentences in place of our own: what is left must be equal. */
export async function peerWords(peer: Peer, file: string): Promise<RenderWords> {
  const words = await peer.call<Record<string, string>>('render-words', { marks: [...MARKS] }, file);
  const text = (key: string, ...values: string[]): string =>
    MARKS.reduce((said, mark, i) => said.replaceAll(mark, () => values[i] ?? mark), words[key] ?? `no ${key}`);
  return {
    sideFaulty: {
      question: text('question'),
      answer: text('answer'),
      'browser-question': text('browserQuestion'),
      'browser-answer': text('browserAnswer'),
    },
    notClosed: (missing) => text('notClosed', missing),
    closedWrongly: (found, expected) => text('closedWrongly', found, expected),
    notOpen: (found, ifFilled, ifEmpty) => text('notOpen', found, ifFilled, ifEmpty),
    noSuchField: (mark, field) => text('noSuchField', mark, field),
    tooLarge: () => '',
    moreInfo: text('moreInfo'),
    emptyFront: text('emptyFront'),
    clozeMissing: (number) => text('clozeMissing', String(number)),
    templateMissing: '',
    speechWithoutLanguage: text('speechWithoutLanguage'),
    blank: text('blank'),
    latexUnsupported: text('latexUnsupported'),
    typedFieldUnknown: () => '',
    typedClozeMissing: '',
  };
}
