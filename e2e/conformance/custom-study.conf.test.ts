import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customStudyService } from '#core/custom-study/custom-study-service.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { CustomStudy } from '#shared/contract/custom-study.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, PeerError, peerAvailable } from '#e2e/peer/peer.ts';
import { LATER_SECS, OfficialSource } from './official-source.ts';
import { opsCollection } from './ops-collection.ts';
import { rowsBesideChance } from './ops-rows.ts';

const SESSION = ENGLISH_STOCK_NAMES.customStudySession;
const ODD_NAME = 'Sci_ence*:"a"';
const context = callContext();

type Without<T> = T extends { readonly deckId: DeckId } ? Omit<T, 'deckId'> : never;
type Study = Without<CustomStudy>;
type Step = { readonly deck: string; readonly study: Study };

const cram = {
  kind: 'cram' as const,
  cardLimit: 100,
  includeTags: [] as string[],
  excludeTags: [] as string[],
};
const CRAM_KIND = { due: 'CRAM_KIND_DUE', new: 'CRAM_KIND_NEW', review: 'CRAM_KIND_REVIEW', all: 'CRAM_KIND_ALL' };

/** The same as the official client is asked. */
function officialRequest(study: Study): Record<string, unknown> {
  switch (study.kind) {
    case 'moreNew':
      return { new_limit_delta: study.count };
    case 'moreReviews':
      return { review_limit_delta: study.count };
    case 'forgotten':
      return { forgot_days: study.days };
    case 'ahead':
      return { review_ahead_days: study.days };
    case 'previewNew':
      return { preview_days: study.days };
    case 'cram': {
      const { cards, cardLimit, includeTags, excludeTags } = study;
      const kind = CRAM_KIND[cards];
      return { cram: { kind, card_limit: cardLimit, tags_to_include: includeTags, tags_to_exclude: excludeTags } };
    }
  }
}

describe.skipIf(!peerAvailable())('custom study', () => {
  let source: OfficialSource;
  let peer: Peer;

  beforeAll(async () => {
    source = await OfficialSource.start(async (maker, file) => {
      await maker.call('make', { notes: 200, day: '2025-11-15', filtered: true, seed: 3 }, file);
      await maker.call('rename-deck', { deck: 'Science', name: ODD_NAME }, file);
      const { ids } = await maker.call<{ ids: number[] }>('search', { query: 'is:review' }, file);
      await maker.call('suspend', { cards: ids.slice(0, 5) }, file);
      await maker.call('bury', { cards: ids.slice(5, 10) }, file);
      await maker.call('answer', { rating: 1, count: 8 }, file);
      await maker.call('check-db', {}, file);
    });
    ({ peer } = source);
  }, 60_000);
  afterAll(() => source.stop());

  async function newCopy(prepare?: (file: string) => Promise<void>): Promise<string> {
    const file = source.newCopy();
    await prepare?.(file);
    await peer.call('close', {}, file);
    return file;
  }

  interface Options {
    readonly expected?: 'done' | 'refused';
    readonly prepare?: (file: string) => Promise<void>;
    /** The order in which cards were taken is chance. */
    readonly randomPlaces?: boolean;
  }

  /** Does the same on both sides, and compares every row; ours is one step to take back for each. */
  async function expectSame(steps: readonly Step[], options: Options = {}): Promise<void> {
    const { expected = 'done', prepare, randomPlaces = false } = options;
    const file = await newCopy(prepare);
    const ours = opsCollection(file, { nowSecs: LATER_SECS });
    const service = customStudyService({ collection: () => ours.collection, sessionName: SESSION });
    const before = rowsBesideChance(ours.db, new Set());
    const outcomes = { ours: 'done', theirs: 'done' };
    for (const { deck, study } of steps) {
      try {
        await service.study({ ...study, deckId: ours.deckId(deck) } as CustomStudy, context);
      } catch (error: unknown) {
        if (!isAppError(error)) throw error;
        outcomes.ours = 'refused';
      }
      try {
        await peer.call('custom-study', { deck, request: officialRequest(study) }, file);
      } catch (error: unknown) {
        if (!(error instanceof PeerError)) throw error;
        outcomes.theirs = 'refused';
      }
    }
    expect(outcomes).toEqual({ ours: expected, theirs: expected });
    await peer.call('close', {}, file);
    const after = opsCollection(file, { nowSecs: LATER_SECS });
    const known = new Set<number>(ours.cardIds('true'));
    const rows = (from: typeof ours): unknown => withPlaces(rowsBesideChance(from.db, known), !randomPlaces);
    expect(rows(ours)).toEqual(rows(after));
    after.close();
    if (expected === 'done') {
      expect(rowsBesideChance(ours.db, new Set())).not.toEqual(before);
      for (const _step of steps) ours.collection.undo();
    }
    expect(ours.collection.undoStatus().undo).toBeNull();
    expect(rowsBesideChance(ours.db, new Set())).toEqual(before);
    ours.close();
  }

  function withPlaces(rows: Record<string, unknown>, kept: boolean): Record<string, unknown> {
    if (kept) return rows;
    const cards = rows['cards'] as readonly { readonly due: number }[];
    return { ...rows, cards: cards.map((card) => (card.due < -50_000 ? { ...card, due: 'some place' } : card)) };
  }

  test.each([
    ['Languages', { kind: 'moreNew', count: 7 }],
    ['Languages::Words', { kind: 'moreNew', count: -3 }],
    ['Languages', { kind: 'moreReviews', count: 40 }],
    ['Languages::Words', { kind: 'moreReviews', count: -2 }],
    ['Languages', { kind: 'moreNew', count: 0 }],
  ] satisfies [string, Study][])('of %s: %o', async (deck, study) => {
    await expectSame([{ deck, study }]);
  });

  test('extends parents too where their limits hold for children', async () => {
    await expectSame(
      [
        { deck: 'Languages::Words::Phrases', study: { kind: 'moreNew', count: 4 } },
        { deck: 'Languages::Words', study: { kind: 'moreReviews', count: 5 } },
        { deck: 'Languages::Words', study: { kind: 'moreNew', count: 2 } },
      ],
      { prepare: (file) => peer.call('set-config', { key: 'applyAllParentLimits', value: true }, file) },
    );
  });

  test.each([
    ['Languages', { kind: 'ahead', days: 30 }],
    ['Languages', { kind: 'previewNew', days: 400 }],
    [ODD_NAME, { kind: 'ahead', days: 10 }],
    ['Languages', { ...cram, cards: 'new', cardLimit: 12 }],
    ['Languages', { ...cram, cards: 'due', cardLimit: 9 }],
    [ODD_NAME, { ...cram, cards: 'due' }],
  ] satisfies [string, Study][])('gathers of %s: %o', async (deck, study) => {
    await expectSame([{ deck, study }]);
  });

  test.each([
    ['Default', { kind: 'forgotten', days: 300 }],
    ['Languages', { ...cram, cards: 'review', cardLimit: 500 }],
    ['Languages', { ...cram, cards: 'all', cardLimit: 500 }],
    [ODD_NAME, { ...cram, cards: 'all', cardLimit: 500, excludeTags: ['noun'] }],
  ] satisfies [string, Study][])('gathers in any order of %s: %o', async (deck, study) => {
    await expectSame([{ deck, study }], { randomPlaces: true });
  });

  test.each([
    [['chapter::1'], []],
    [['noun', 'größe', 'chapter::1'], []],
    [[], ['noun', 'needs_review']],
    [
      ['noun', 'chapter::1', 'exam-2026'],
      ['größe', 'needs_review'],
    ],
  ])('gathers new cards with any of %o and none of %o', async (includeTags, excludeTags) => {
    await expectSame([{ deck: 'Languages', study: { ...cram, cards: 'new', includeTags, excludeTags } }]);
  });

  test('uses its deck again, and remembers tags for each deck', async () => {
    await expectSame([
      { deck: 'Languages', study: { ...cram, cards: 'new', includeTags: ['chapter::1'], excludeTags: ['größe'] } },
      { deck: 'Languages', study: { kind: 'ahead', days: 20 } },
      { deck: '日本語', study: { ...cram, cards: 'new', includeTags: [], excludeTags: ['noun'] } },
    ]);
  });

  test('offers what official offers', async () => {
    const file = await newCopy();
    const ours = opsCollection(file, { nowSecs: LATER_SECS });
    const service = customStudyService({ collection: () => ours.collection, sessionName: SESSION });
    const steps: Step[] = [
      { deck: 'Languages', study: { kind: 'moreNew', count: 7 } },
      { deck: 'Languages', study: { kind: 'moreReviews', count: 9 } },
      { deck: 'Languages', study: { ...cram, cards: 'new', includeTags: ['chapter::1'], excludeTags: ['größe'] } },
    ];
    for (const { deck, study } of steps) {
      await service.study({ ...study, deckId: ours.deckId(deck) } as CustomStudy, context);
      await peer.call('custom-study', { deck, request: officialRequest(study) }, file);
    }
    for (const deck of ['Languages', 'Languages::Words', ODD_NAME, '日本語', 'Default']) {
      const offered = await service.defaults({ deckId: ours.deckId(deck) }, context);
      const theirs = await peer.call('custom-study-defaults', { deck }, file);
      expect({
        tags: offered.tags,
        extend_new: offered.extendNew,
        extend_review: offered.extendReview,
        available_new: offered.availableNew,
        available_review: offered.availableReview,
        available_new_in_children: offered.availableNewInChildren,
        available_review_in_children: offered.availableReviewInChildren,
      }).toEqual(theirs);
    }
    expect((await service.defaults({ deckId: ours.deckId('Languages') }, context)).tags).toContainEqual({
      name: 'chapter::1',
      include: true,
      exclude: false,
    });
    ours.close();
    await peer.call('close', {}, file);
  });

  test('that finds nothing is refused, and leaves all as it was', async () => {
    await expectSame([{ deck: 'Languages', study: { ...cram, cards: 'new', includeTags: ['no-such-tag'] } }], {
      expected: 'refused',
    });
  });

  test('with an ordinary deck of its name is refused', async () => {
    await expectSame([{ deck: 'Languages', study: { kind: 'ahead', days: 30 } }], {
      expected: 'refused',
      prepare: (file) => peer.call('add-deck', { name: SESSION }, file),
    });
  });

  test('of a filtered deck is refused', async () => {
    await expectSame([{ deck: 'Filtered ✨', study: { kind: 'ahead', days: 30 } }], { expected: 'refused' });
    await expectSame([{ deck: 'Filtered ✨', study: { kind: 'moreNew', count: 3 } }], { expected: 'refused' });
  });
});
