import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { addDeck, listDecks } from '../storage/deck-storage.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { callContext } from '../testing/call-context.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { deckService } from './deck-service.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 15;

type Step =
  | { readonly kind: 'create' | 'rename'; readonly at: number; readonly name: string }
  | { readonly kind: 'remove' | 'describe'; readonly at: number }
  | { readonly kind: 'reparent'; readonly at: number; readonly under: number | null };

const name = fc
  .array(fc.constantFrom('a', 'A', 'b', 'ß', 'SS', 'é', ' '), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('::'));
const at = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('create' as const, 'rename' as const), at, name }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'describe' as const), at }),
  fc.record({ kind: fc.constant('reparent' as const), at, under: fc.option(at) }),
);

function filled(): TestCollection {
  const made = makeCollection();
  const { db } = made;
  for (const [i, deckName] of ['a', 'a::b', 'a::b::c', 'd', 'd::e'].entries()) {
    addDeck(db, deckFromJson({ ...normalDeckObject(100 + i, deckName), usn: 5 }));
  }
  addDeck(db, deckFromJson({ ...normalDeckObject(200, 'f'), dyn: 1, resched: true, terms: [], usn: 5 }));
  for (let id = 1; id <= 24; id++) {
    const home = id % 6 === 5 ? 1 : 100 + (id % 6);
    if (id % 4 === 0) addTestCard(db, { id, nid: id % 9 || 9, did: 200, odid: home, odue: id, due: -100_000 + id });
    else addTestCard(db, { id, nid: id % 9 || 9, did: home });
  }
  return made;
}

/** Does one step; a refused one changes nothing and is no step. */
async function take({ db, collection, env }: TestCollection, chosen: Step): Promise<void> {
  const service = deckService({ collection: () => collection, defaultDeckName: 'Default' });
  const decks = listDecks(db);
  const idAt = (place: number): DeckId => DeckId.parse(decks[place % decks.length]?.id);
  const context = callContext();
  env.setNow(env.clock.nowMs() + 1500);
  try {
    switch (chosen.kind) {
      case 'create':
        await service.create({ name: chosen.name }, context);
        break;
      case 'rename':
        await service.rename({ deckId: idAt(chosen.at), name: chosen.name }, context);
        break;
      case 'remove':
        await service.remove({ deckIds: [idAt(chosen.at), idAt(chosen.at + 3)] }, context);
        break;
      case 'describe':
        await service.setDescription(
          { deckId: idAt(chosen.at), description: `${env.clock.nowMs()}`, markdown: false },
          context,
        );
        break;
      case 'reparent':
        await service.reparent(
          { deckIds: [idAt(chosen.at)], newParentId: chosen.under === null ? null : idAt(chosen.under) },
          context,
        );
        break;
    }
  } catch (error: unknown) {
    if (!isAppError(error) || error.code === 'internal') throw error;
  }
}

test('any operations on decks, undone to the start, are the start; redone, the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const made = filled();
      try {
        const { collection, db } = made;
        const states = [snapshot(db, { withCol: true })];
        for (const each of steps) {
          const before = collection.undoStatus();
          await take(made, each);
          const now = snapshot(db, { withCol: true });
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
          else expect(collection.undoStatus()).toEqual(before);
        }
        // Back and forth twice: what a redo restores must be as good as what was done.
        for (let round = 0; round < 2; round++) {
          for (let i = states.length - 2; i >= 0; i--) {
            collection.undo();
            expect(snapshot(db, { withCol: true })).toEqual(states[i]);
          }
          expect(collection.undoStatus().undo).toBeNull();
          for (let i = 1; i < states.length; i++) {
            collection.redo();
            expect(snapshot(db, { withCol: true })).toEqual(states[i]);
          }
          expect(collection.undoStatus().redo).toBeNull();
        }
      } finally {
        made.remove();
      }
    }),
    { numRuns },
  );
});
