import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import type { MergeLog, MergeOptions, PackageInfo } from '#shared/contract/packages.ts';

export function packageInfo(patch: Partial<PackageInfo> = {}): PackageInfo {
  return {
    kind: 'apkg',
    variant: 'latest',
    fileBytes: 5_300_000,
    collectionBytes: 9_400_000,
    mediaBytes: 4_000_000,
    counts: { notes: 1200, cards: 2400, reviews: 8100, decks: 4, notetypes: 2, deckConfigs: 1, media: 200 },
    hasScheduling: true,
    hasDeckConfigs: true,
    modifiedMs: 0,
    lastReviewMs: Date.UTC(2026, 10, 20, 12),
    ...patch,
  };
}

export const mergeOptions: MergeOptions = {
  withScheduling: false,
  withDeckConfigs: false,
  mergeNotetypes: false,
  updateNotes: 'ifNewer',
  updateNotetypes: 'ifNewer',
};

function group(texts: readonly string[], firstId: number): MergeLog['new'] {
  const noteIds = texts.map((_, at) => (firstId + at) as NoteId);
  return { count: texts.length, noteIds, texts: [...texts] };
}

export function mergeLog(patch: Partial<MergeLog> = {}): MergeLog {
  return {
    found: 6,
    new: group(['the capital of France', 'the capital of Spain', 'عاصمة لبنان'], 11),
    updated: group(['the capital of Peru'], 21),
    duplicate: group(['the capital of Chile'], 31),
    conflicting: group(['the capital of Norway'], 41),
    added: { cards: 6, reviews: 0, decks: 2, notetypes: 1, deckConfigs: 0, media: 4 },
    schemaChanged: false,
    ...patch,
  };
}

export const packages: Client<Contract>['packages'] = {
  inspect: async () => packageInfo(),
  mergeOptions: async () => mergeOptions,
  import: async ({ options }) =>
    options.kind === 'merge'
      ? { kind: 'merged', log: mergeLog() }
      : {
          kind: 'replaced',
          backupId: 'a',
          numbers: { cards: 2400, notes: 1200, reviews: 8100, decks: 4, modifiedMs: Date.UTC(2026, 10, 20) },
          mediaCount: 4,
        },
  export: async () => ({ bytes: 5_300_000, counts: { notes: 1200, cards: 2400, media: 200 } }),
};
