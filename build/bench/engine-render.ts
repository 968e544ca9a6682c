import type { CardId } from '#shared/contract/ids.ts';
import { callContext } from '#core/testing/call-context.ts';
import { engineOn } from './engine-on.ts';
import { median } from './measure.ts';

// Both sides of cards in one process, first to last: node build/bench/engine-render.ts PROFILE CARD_IDS_AS_JSON
const [profile = '', ids = '[]'] = process.argv.slice(2);
const cardIds = JSON.parse(ids) as CardId[];
const engine = engineOn(profile);
engine.open();
const renderMs: number[] = [];
for (let run = 0; run < 7; run += 1) {
  const startMs = performance.now();
  // One call for each card, as studying makes them.
  for (const cardId of cardIds) {
    const { cards } = await engine.handlers.cards.render({ cardIds: [cardId] }, callContext());
    if (cards.length !== 1) throw new Error(`card ${cardId} was not rendered`);
  }
  renderMs.push(performance.now() - startMs);
}
await engine.close();
console.log(JSON.stringify({ renderMs: median(renderMs) }));
