import { expect, test } from 'vitest';
import type { DeckId } from '#shared/contract/ids.ts';
import { exportTask, fileNameOf, firstForm } from './export-form.ts';

const now = new Date(2026, 10, 21, 9, 5, 7);
const deck = { kind: 'deck', deckId: 7 as DeckId } as const;

test('a file is named after its deck and the time, in letters that every file system takes', () => {
  expect(fileNameOf(firstForm(deck), 'Languages::Arabic: 1/2?', now)).toBe(
    'Languages-Arabic_ 1_2_-2026-11-21@09-05-07.apkg',
  );
  expect(fileNameOf(firstForm(deck), '…', now)).toBe('…-2026-11-21@09-05-07.apkg');
  expect(fileNameOf(firstForm(deck), '. .', now)).toBe('deck-2026-11-21@09-05-07.apkg');
  expect(fileNameOf(firstForm(null), undefined, now)).toBe('collection-2026-11-21@09-05-07.colpkg');
});

test('AnkiDroid gets everything in the older form, under the one name that it looks for', () => {
  const form = { ...firstForm(deck), kind: 'usb' } as const;
  expect(fileNameOf(form, 'Languages', now)).toBe('collection.apkg');
  expect(exportTask(form)).toEqual({ kind: 'package', options: { kind: 'colpkg', withMedia: true, legacy: true } });
});

test('text files get the columns that were ticked, and end in .txt', () => {
  const form = { ...firstForm(null), kind: 'notesText' } as const;
  expect(fileNameOf(form, undefined, now)).toBe('all-2026-11-21@09-05-07.txt');
  const columns = { withTags: true, withDeck: false, withNotetype: false, withGuid: false };
  expect(exportTask(form)).toEqual({ kind: 'text', options: { kind: 'notes', html: true, ...columns } });
  const cards = { ...form, kind: 'cardsText' } as const;
  expect(exportTask(cards)).toEqual({ kind: 'text', options: { kind: 'cards', html: true } });
});
