import type { Reaction } from './scripted-server.ts';

/** A server that takes every merge and has nothing of its own in it. `onFinish` gives its new modification time. */
export function mergeReactions(onFinish: () => number): Record<string, Reaction> {
  const nothing: Reaction = async (exchange) => {
    await exchange.body();
    exchange.reply('null');
  };
  const answering =
    (answer: object): Reaction =>
    async (exchange) => {
      await exchange.body();
      exchange.reply(answer);
    };
  return {
    start: answering({ cards: [], decks: [], notes: [] }),
    applyGraves: nothing,
    applyChanges: answering({ models: [], decks: [[], []], tags: [] }),
    chunk: answering({ done: true }),
    applyChunk: nothing,
    sanityCheck2: answering({ status: 'ok', c: null, s: null }),
    finish: (exchange) => exchange.reply(String(onFinish())),
    abort: nothing,
  };
}
