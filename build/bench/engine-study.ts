import { callContext } from '#core/testing/call-context.ts';
import { type CardId, DeckId } from '#shared/contract/ids.ts';
import { engineOn } from './engine-on.ts';
import { peakMemoryMib } from './measure.ts';
import { STUDY } from './study-bench.ts';

// Studying, in a process of its own; the times are taken inside, as study-bench of the peer takes them:
// node build/bench/engine-study.ts PROFILE DECK_ID OTHER_DECK_ID
const [profile = '', ...ids] = process.argv.slice(2);
const [deckId, otherId] = ids.map((id) => DeckId.parse(Number(id)));
if (deckId === undefined || otherId === undefined) throw new Error('two decks are needed');
const DUE = 6;
const context = callContext();
const engine = engineOn(profile);
engine.open();
const { scheduler, decks, undo, search } = engine.handlers;

/** Time of the processor that each kind of work took, all together. */
const cpuMs = { queue: 0, next: 0, answer: 0, undo: 0, setDue: 0, filtered: 0 };

async function timed(kind: keyof typeof cpuMs, work: () => unknown): Promise<number> {
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  await work();
  const ms = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpu);
  cpuMs[kind] += (user + system) / 1000;
  return ms;
}

async function builds(deck: DeckId, other: DeckId): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < STUDY.builds; run++) {
    await scheduler.next({ deckId: other, limit: 1 }, context);
    times.push(await timed('queue', () => scheduler.next({ deckId: deck, limit: 1 }, context)));
  }
  return times;
}

async function answers(deckId: DeckId): Promise<{ next: number[]; answer: number[] }> {
  const next: number[] = [];
  const answer: number[] = [];
  for (let i = 0; i < STUDY.answers; i++) {
    let shown: { readonly cardId: CardId; readonly mark: string } | undefined;
    next.push(
      await timed('next', async () => {
        const [head] = (await scheduler.next({ deckId, limit: 1 }, context)).cards;
        if (head !== undefined) [shown] = await scheduler.states({ cardIds: [head.cardId] }, context);
      }),
    );
    if (shown === undefined) throw new Error(`nothing more to study after ${i} cards`);
    const given = { cardId: shown.cardId, rating: i % 10 === 0 ? 1 : 3, tookMs: 3000, mark: shown.mark };
    answer.push(await timed('answer', () => scheduler.answer(given, context)));
  }
  return { next, answer };
}

async function undos(): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < STUDY.undos; i++) times.push(await timed('undo', () => undo.undo({}, context)));
  return times;
}

async function filteredBuilds(): Promise<number[]> {
  const terms = [{ search: STUDY.search, limit: STUDY.limit, order: DUE }];
  const delays = { previewAgainSecs: 60, previewHardSecs: 600, previewGoodSecs: 0 };
  const settings = { terms, reschedule: true, ...delays };
  const { output } = await decks.saveFiltered({ deckId: null, name: 'Bench', settings, evenIfEmpty: true }, context);
  const times: number[] = [];
  for (let run = 0; run < STUDY.filteredBuilds; run++) {
    times.push(await timed('filtered', () => decks.buildFiltered({ deckId: output.deckId }, context)));
  }
  return times;
}

await decks.tree({}, context);
const queue = await builds(deckId, otherId);
const { next, answer } = await answers(deckId);
const undone = await undos();
const cardIds = await search.cards({ query: 'is:review' }, context);
const setDue = await timed('setDue', () =>
  scheduler.setDueDate({ cardIds: cardIds.slice(0, STUDY.dueCards), days: '3-7' }, context),
);
const filtered = await filteredBuilds();
const peakMib = peakMemoryMib(process.pid);
await engine.close();
console.log(JSON.stringify({ queue, next, answer, undo: undone, setDue: [setDue], filtered, cpuMs, peakMib }));
