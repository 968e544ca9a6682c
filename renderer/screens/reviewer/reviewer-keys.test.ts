import { describe, expect, test } from 'vitest';
import { commandForKey } from '#renderer/commands.ts';
import { type ReviewerKey, reviewerActionOf, reviewerKeyLabel, reviewerKeys } from './reviewer-keys.ts';

function pressed(key: string, over: Partial<ReviewerKey> = {}): ReviewerKey {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over };
}
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

describe('a key while a card is before one', () => {
  test.each([
    [pressed(' '), 'continue'],
    [pressed('Enter'), 'continue'],
    [pressed('1'), 'again'],
    [pressed('4'), 'easy'],
    [pressed('1', ctrl), 'flag1'],
    [pressed('V', shift), 'recordVoice'],
    [pressed('v'), 'replayVoice'],
    [pressed('F5'), 'replayAudio'],
    [pressed('n', { ctrlKey: true, altKey: true }), 'resetCard'],
    [pressed('D', { ctrlKey: true, shiftKey: true }), 'setDueDate'],
    [pressed('Delete', ctrl), 'deleteNote'],
    [pressed('A', shift), 'autoAdvance'],
  ] as const)('%o does %s', (key, action) => {
    expect(reviewerActionOf(key, 'linux')).toBe(action);
  });

  test('signs count as characters, whatever makes them', () => {
    expect(reviewerActionOf(pressed('!', { shiftKey: true, code: 'Digit1' }), 'linux')).toBe('suspendNote');
    expect(reviewerActionOf(pressed('@', { altKey: true, code: 'KeyQ' }), 'linux')).toBe('suspendCard');
    expect(reviewerActionOf(pressed('*', { code: 'NumpadMultiply' }), 'linux')).toBe('markNote');
    expect(reviewerActionOf(pressed('=', { shiftKey: true, code: 'Digit0' }), 'linux')).toBe('buryNote');
  });

  test('letters and digits count by their place on keyboards of other scripts', () => {
    expect(reviewerActionOf(pressed('ㅡ', { code: 'KeyM' }), 'linux')).toBe('more');
    expect(reviewerActionOf(pressed('ه', { code: 'KeyI' }), 'linux')).toBe('cardInfo');
    expect(reviewerActionOf(pressed('٣', { code: 'Digit3' }), 'linux')).toBe('good');
    expect(reviewerActionOf(pressed('&', { code: 'Digit1' }), 'linux')).toBe('again');
  });

  test('a Latin letter counts as what it is: on a Dvorak keyboard the key of S types O', () => {
    expect(reviewerActionOf(pressed('o', { code: 'KeyS' }), 'linux')).toBe('deckOptions');
  });

  test('keys of the app and of the system are left alone', () => {
    const others = [pressed('z', ctrl), pressed('y'), pressed('d'), pressed('i', ctrl), pressed('r', ctrl)];
    for (const key of [...others, pressed('1', { metaKey: true })]) {
      expect(reviewerActionOf(key, 'linux'), key.key).toBeUndefined();
    }
  });

  test('digits that need Shift, as on French keyboards, are digits', () => {
    expect(reviewerActionOf(pressed('1', shift), 'linux')).toBe('again');
  });

  test('macOS has Cmd for Ctrl', () => {
    expect(reviewerActionOf(pressed('Backspace', { metaKey: true }), 'darwin')).toBe('deleteNote');
    expect(reviewerActionOf(pressed('1', ctrl), 'darwin')).toBeUndefined();
    expect(reviewerKeyLabel('deleteNote', 'darwin')).toBe('⌘Backspace');
    expect(reviewerKeyLabel('resetCard', 'linux')).toBe('Ctrl+Alt+N');
    expect(reviewerKeyLabel('continue', 'linux')).toBe('Space');
  });

  test('no action has a key of a command that works while one studies', () => {
    // These do something to the deck whose overview is in sight, and S leads there.
    const otherwise = new Set(['study', 'deckOptions', 'rebuildDeck', 'customStudy', 'emptyDeck']);
    for (const platform of ['linux', 'darwin']) {
      for (const shape of Object.values(reviewerKeys).flat()) {
        const command = shape.command === true;
        const key = pressed(shape.shift === true ? shape.key.toUpperCase() : shape.key, {
          shiftKey: shape.shift === true,
          altKey: shape.alt === true,
          ctrlKey: command && platform !== 'darwin',
          metaKey: command && platform === 'darwin',
        });
        const found = commandForKey(key, platform);
        expect(found === undefined || otherwise.has(found.id), `${shape.key} on ${platform}`).toBe(true);
      }
    }
  });

  test('answers have the keys that were chosen for them, or none', () => {
    const chosen = ['j', 'k', '', ';'] as const;
    expect(reviewerActionOf(pressed('J'), 'linux', chosen)).toBe('again');
    expect(reviewerActionOf(pressed('k'), 'linux', chosen)).toBe('hard');
    expect(reviewerActionOf(pressed(';'), 'linux', chosen)).toBe('easy');
    for (const digit of ['1', '2', '3', '4']) expect(reviewerActionOf(pressed(digit), 'linux', chosen)).toBeUndefined();
    expect(reviewerActionOf(pressed('2', ctrl), 'linux', chosen)).toBe('flag2');
  });

  test('no two actions share a key', () => {
    const all = Object.values(reviewerKeys).flat();
    expect(new Set(all.map((key) => JSON.stringify(key))).size).toBe(all.length);
  });
});
