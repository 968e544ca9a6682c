import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { deckService } from '#core/decks/deck-service.ts';
import { callContext } from '#core/testing/call-context.ts';
import { findDeckByName } from '#core/storage/deck-storage.ts';
import { type Peer, peerAvailable, PeerError } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { collectionRows } from './collection-rows.ts';
import { LATER_SECS, OfficialSource } from './official-source.ts';

type Call = (command: string, args: Record<string, unknown>) => Promise<unknown>;
type DeckHandlers = ReturnType<typeof deckService>;
interface Ours extends AdoptedCollection {
  readonly decks: DeckHandlers;
  id(name: string): DeckId;
}
interface Scenario {
  readonly name: string;
  readonly changesNothing?: boolean;
  /** Our mod moves on with each step although the clock stands; the official one does not. */
  readonly manySteps?: boolean;
  theirs(call: Call, id: (name: string) => string): Promise<unknown>;
  ours(decks: DeckHandlers, id: (name: string) => DeckId): unknown;
}

const context = callContext();
const create = (name: string): Scenario => ({
  name: `creating ${JSON.stringify(name)}`,
  theirs: (call) => call('add-deck', { name }),
  ours: (decks) => decks.create({ name }, context),
});
const rename = (from: string, to: string): Scenario => ({
  name: `renaming ${from} to ${JSON.stringify(to)}`,
  theirs: (call, id) => call('rename-deck', { deck: id(from), name: to }),
  ours: (decks, id) => decks.rename({ deckId: id(from), name: to }, context),
});
const remove = (...names: string[]): Scenario => ({
  name: `removing ${names.join(' and ')}`,
  theirs: (call, id) => call('remove-deck', { decks: names.map((name) => Number(id(name))) }),
  ours: (decks, id) => decks.remove({ deckIds: names.map(id) }, context),
});
const reparent = (names: string[], parent: string | null): Scenario => ({
  name: `moving ${names.join(' and ')} ${parent === null ? 'to the top' : `under ${parent}`}`,
  theirs: (call, id) =>
    call('reparent-decks', {
      decks: names.map((name) => Number(id(name))),
      parent: parent === null ? 0 : Number(id(parent)),
    }),
  ours: (decks, id) =>
    decks.reparent({ deckIds: names.map(id), newParentId: parent === null ? null : id(parent) }, context),
});

const FILTERED = 'Filtered ✨';
/** The made collection's decks: Languages and Science with two levels below them, 日本語, Default, a filtered one. */
const SCENARIOS: Scenario[] = [
  create('New'),
  create('New::Sub::Deep'),
  create(' x : y :: ::"q" '),
  create('languages::WORDS::new one'),
  create('日本語::Straße::ẞ'),
  create('Languages::New::Sub'),
  rename('Languages', 'Sprachen'),
  rename('Languages', 'LANGUAGES'),
  { ...rename('Languages', 'Languages'), changesNothing: true },
  rename('Languages', 'Languages::Words::Inside'),
  rename('Languages', 'A::B::C'),
  rename('Languages', 'science'),
  rename('Languages::Words', 'Words'),
  rename('Languages::Words', 'science::PHRASES'),
  rename('Science', ' ::x:'),
  rename('Default', 'Mine'),
  rename('Default', 'Science::Default'),
  rename(FILTERED, 'Science::Cram'),
  rename('Science', `${FILTERED}::x`),
  create(`${FILTERED}::a::b`),
  remove('Languages'),
  remove('Languages::Words'),
  remove('Languages', 'Languages::Words', 'Science'),
  remove(FILTERED),
  remove(FILTERED, 'Science'),
  remove('Science', FILTERED),
  remove('Default'),
  remove('日本語', 'Default'),
  {
    name: 'removing a deck with the Default deck and a filtered one below it',
    theirs: async (call, id) => {
      const [science, filtered] = [id('Science'), id(FILTERED)];
      await call('rename-deck', { deck: '1', name: 'Science::Mine' });
      await call('rename-deck', { deck: filtered, name: 'Science::Cram' });
      await call('remove-deck', { deck: science });
    },
    ours: async (decks, id) => {
      const [science, filtered] = [id('Science'), id(FILTERED)];
      await decks.rename({ deckId: DeckId.parse(1), name: 'Science::Mine' }, context);
      await decks.rename({ deckId: filtered, name: 'Science::Cram' }, context);
      await decks.remove({ deckIds: [science] }, context);
    },
    manySteps: true,
  },
  reparent(['Languages'], 'Science'),
  reparent(['Languages::Words', 'Languages'], null),
  reparent(['Science::Phrases'], 'Languages::Words'),
  reparent([FILTERED], 'Science'),
  reparent(['Science', '日本語'], FILTERED),
  reparent(['Science::Phrases', '日本語'], 'Science'),
  {
    name: 'folding and unfolding',
    theirs: async (call, id) => {
      await call('collapse-deck', { deck: id('Science'), collapsed: false });
      await call('collapse-deck', { deck: id('Languages'), collapsed: true });
    },
    ours: async (decks, id) => {
      await decks.setCollapsed({ deckId: id('Science'), collapsed: false }, context);
      await decks.setCollapsed({ deckId: id('Languages'), collapsed: true }, context);
    },
  },
  {
    name: 'choosing a deck',
    theirs: (call, id) => call('select-deck', { deck: id('Science') }),
    ours: (decks, id) => decks.select({ deckId: id('Science') }, context),
  },
  {
    name: 'describing a deck',
    theirs: (call, id) => call('describe-deck', { deck: id('Science'), text: '*hi*\n<b>', markdown: true }),
    ours: (decks, id) =>
      decks.setDescription({ deckId: id('Science'), description: '*hi*\n<b>', markdown: true }, context),
  },
];

describe.skipIf(!peerAvailable())('operations on decks', () => {
  let source: OfficialSource;
  let peer: Peer;

  beforeAll(async () => {
    source = await OfficialSource.start(async (maker, file) => {
      await maker.call('make', { notes: 150, day: '2025-11-15', filtered: true }, file);
      const { decks } = await maker.call<{ decks: { id: number }[] }>('deck-tree', { flat: true }, file);
      // What removing a deck takes along from the configuration, and what only looks like it.
      for (const { id } of decks) {
        for (const key of [`_deck_${id}_lastNotetype`, `_deck_${id}x`]) {
          await maker.call('set-config', { key, value: 1 }, file);
        }
      }
    });
    ({ peer } = source);
  });
  afterAll(() => source.stop());

  function openOurs(file: string): Ours {
    const adopted = adoptedCollection(file, { nowSecs: LATER_SECS });
    return {
      ...adopted,
      decks: deckService({ collection: () => adopted.collection, defaultDeckName: 'Default' }),
      id: (name) => DeckId.parse(findDeckByName(adopted.collection.db, name)?.id),
    };
  }

  test.each(SCENARIOS)('$name writes the rows that the official client writes', async (scenario) => {
    const file = source.newCopy();
    const ours = openOurs(file);
    const before = collectionRows(ours.collection.db);
    const id = ours.id;
    const theirs = await scenario
      .theirs(
        (command, args) => peer.call(command, args, file),
        (name) => String(id(name)),
      )
      .then(() => 'done')
      .catch((error: unknown) => {
        if (!(error instanceof PeerError)) throw error;
        return 'refused';
      });
    const mine = await Promise.resolve()
      .then(() => scenario.ours(ours.decks, id))
      .then(() => 'done')
      .catch((error: unknown) => {
        if (!isAppError(error)) throw error;
        return 'refused';
      });
    expect(mine).toBe(theirs);
    await peer.call('close', {}, file);
    const after = openOurs(file);
    const theirMod = scenario.manySteps ? { mod: collectionRows(ours.collection.db).mod } : {};
    expect(collectionRows(ours.collection.db)).toEqual({ ...collectionRows(after.collection.db), ...theirMod });
    const isUnchanged = theirs === 'refused' || scenario.changesNothing === true;
    if (isUnchanged) expect(collectionRows(ours.collection.db)).toEqual(before);
    else expect(collectionRows(ours.collection.db)).not.toEqual(before);

    // And as the peer itself sees both.
    const exported = source.newCopy();
    ours.exportTo(exported);
    const dump = async (path: string): Promise<unknown> =>
      (await peer.call<{ sections: unknown }>('dump', {}, path)).sections;
    expect(await dump(exported)).toEqual(await dump(file));
    expect(await peer.call('check-db', {}, exported)).toMatchObject({ ok: true });
    for (const path of [exported, file]) await peer.call('close', {}, path);
    ours.close();
    after.close();
  });

  test('a taken name gets the suffix that the official client gives where it has to', async () => {
    const file = source.newCopy();
    const ours = openOurs(file);
    // Asked for a taken name it answers the deck that is there; asked to rename to one, it adds the suffix.
    await peer.call('add-deck', { name: 'Other' }, file);
    const { deckId } = (await ours.decks.create({ name: 'Other' }, context)).output;
    await peer.call('rename-deck', { deck: 'Other', name: 'SCIENCE' }, file);
    expect((await ours.decks.rename({ deckId, name: 'SCIENCE' }, context)).output).toEqual({ name: 'SCIENCE+' });
    expect((await ours.decks.create({ name: 'science' }, context)).output.name).toBe('science++');
    const { decks } = await peer.call<{ decks: { name: string }[] }>('deck-tree', { flat: true }, file);
    expect(decks.map((deck) => deck.name)).toContain('SCIENCE+');
    await peer.call('close', {}, file);
    ours.close();
  });
});
