import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeckConfigId, DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { getDeckConfig, putDeckConfig } from '../storage/deck-config-storage.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { parseLossless } from '../storage/lossless-json.ts';
import type { PlainJson } from '../storage/plain-json.ts';
import { callContext } from '../testing/call-context.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { deckConfigService } from './deck-config-service.ts';

const DEFAULT = DeckConfigId.parse(1);
const context = callContext();
let col: TestCollection;
let presets: ReturnType<typeof deckConfigService>;
beforeEach(() => {
  col = makeCollection();
  presets = deckConfigService({ collection: () => col.collection, emitChanges: () => undefined });
});
afterEach(() => col.remove());

test('values change, blocks are merged, and everything else stays, long numbers and unknown keys too', async () => {
  const preset = getDeckConfig(col.db, DEFAULT);
  const unknown = parseLossless('{"x":9007199254740993}');
  putDeckConfig(col.db, { ...preset, json: { ...preset.json, mine: unknown } });
  await presets.update({ deckConfigId: DEFAULT, options: { new: { perDay: 3 }, desiredRetention: 0.8 } }, context);
  const { json, mtimeSecs, usn } = getDeckConfig(col.db, DEFAULT);
  expect({ mtimeSecs, usn }).toEqual({ mtimeSecs: TEST_NOW_MS / 1000, usn: -1 });
  expect(json).toMatchObject({
    desiredRetention: 0.8,
    mine: unknown,
    new: { perDay: 3, delays: [1, 10], ints: [1, 4, 0] },
  });
  const [listed] = await presets.list({}, context);
  expect(listed).toMatchObject({ deckConfigId: DEFAULT, options: { mine: { x: '9007199254740993' } } });
});

const REFUSED: readonly Record<string, PlainJson>[] = [
  { id: 5 },
  { usn: 5 },
  { nonsense: 1 },
  { new: { nonsense: 1 } },
  { new: 5 },
  { new: { perDay: 'many' } },
  { new: { perDay: 10_000 } },
  { new: { delays: [1, 'x'] } },
  { autoplay: 1 },
  { desiredRetention: 0.5 },
  { constructor: 1 },
];
test.each(REFUSED)('what other clients would not understand is refused: %j', (options) => {
  const before = snapshot(col.db, { withCol: true });
  expect(() => presets.update({ deckConfigId: DEFAULT, options }, context)).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error, 'invalidInput')),
  );
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('an added preset is one of its own, a copy or with the standard values', async () => {
  await presets.update({ deckConfigId: DEFAULT, options: { rev: { perDay: 9 } } }, context);
  const copy = (await presets.add({ name: 'Copy', copyOf: DEFAULT }, context)).output.deckConfigId;
  const fresh = (await presets.add({ name: 'Copy' }, context)).output.deckConfigId;
  expect(fresh).not.toBe(copy);
  expect(getDeckConfig(col.db, copy)).toMatchObject({ name: 'Copy', reviewsPerDay: 9, usn: -1 });
  expect(getDeckConfig(col.db, fresh)).toMatchObject({ name: 'Copy', reviewsPerDay: 200, usn: -1 });
});

test('a deck uses the preset it was given, once it exists', async () => {
  const { deckConfigId } = (await presets.add({ name: 'Other' }, context)).output;
  const deckId = DeckId.parse(1);
  await presets.assign({ deckId, deckConfigId }, context);
  expect(findDeck(col.db, deckId)).toMatchObject({ configId: deckConfigId, usn: -1 });
  expect((await presets.assign({ deckId, deckConfigId }, context)).changes).toBeNull();
  expect(() => presets.assign({ deckId, deckConfigId: DeckConfigId.parse(77) }, context)).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error, 'notFound')),
  );
});

test('each is a step, and the same values again are none', async () => {
  const before = snapshot(col.db);
  const { deckConfigId } = (await presets.add({ name: 'Other' }, context)).output;
  await presets.assign({ deckId: DeckId.parse(1), deckConfigId }, context);
  await presets.update({ deckConfigId, name: 'Renamed' }, context);
  const again = await presets.update({ deckConfigId, name: 'Renamed', options: { timer: 0 } }, context);
  expect(again.changes).toBeNull();
  const undone = [1, 2, 3].map(() => col.collection.undo().output.op);
  expect(undone).toEqual(['updateDeckConfig', 'assignDeckConfig', 'addDeckConfig']);
  expect(snapshot(col.db)).toEqual(before);
});
