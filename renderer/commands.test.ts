// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { commandList } from '#shared/domain/commands.ts';
import { type CommandSituation, commandForKey, isEnabled, keyLabel, keysMayFire } from './commands.ts';

afterEach(() => document.body.replaceChildren());

function key(name: string, patch: Partial<Parameters<typeof commandForKey>[0]> = {}) {
  return { key: name, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...patch };
}

const open: CommandSituation = {
  collectionOpen: true,
  canUndo: true,
  canRedo: false,
  hasCurrentDeck: true,
  shownDeck: null,
  syncRunning: false,
  uiScale: 100,
};

describe('keys', () => {
  test('find their command on each platform', () => {
    expect(commandForKey(key('y'), 'linux')?.id).toBe('sync');
    expect(commandForKey(key('z', { ctrlKey: true }), 'linux')?.id).toBe('undo');
    expect(commandForKey(key('Z', { ctrlKey: true, shiftKey: true }), 'win32')?.id).toBe('redo');
    expect(commandForKey(key('z', { metaKey: true }), 'darwin')?.id).toBe('undo');
    expect(commandForKey(key('z', { ctrlKey: true }), 'darwin')).toBeUndefined();
    expect(commandForKey(key(',', { metaKey: true }), 'darwin')?.id).toBe('openPreferences');
    expect(commandForKey(key('p', { ctrlKey: true }), 'linux')?.id).toBe('openPreferences');
  });

  test('work while another keyboard layout is on, by their place', () => {
    expect(commandForKey(key('غ', { code: 'KeyY' }), 'linux')?.id).toBe('sync');
    expect(commandForKey(key('z', { code: 'KeyY' }), 'linux')).toBeUndefined();
    expect(commandForKey(key('ظ', { code: 'Slash' }), 'linux')?.id).toBe('studyDeck');
    expect(commandForKey(key('-', { code: 'Slash' }), 'linux')).toBeUndefined();
    expect(commandForKey(key('/', { code: 'Digit7', shiftKey: true }), 'linux')?.id).toBe('studyDeck');
  });

  test('with a modifier too many are nobody’s', () => {
    expect(commandForKey(key('y', { ctrlKey: true }), 'linux')).toBeUndefined();
    expect(commandForKey(key('y', { altKey: true }), 'linux')).toBeUndefined();
    expect(commandForKey(key('D', { shiftKey: true }), 'linux')).toBeUndefined();
  });

  test.each(['<input>', '<textarea></textarea>', '<select></select>'])('do not fire in %s', (html) => {
    document.body.innerHTML = html;
    expect(keysMayFire('single', document.body.firstElementChild, false)).toBe(false);
    expect(keysMayFire('chord', document.body.firstElementChild, false)).toBe(false);
  });

  test('fire at buttons and check boxes, and nowhere while a dialog is open', () => {
    document.body.innerHTML = '<button></button><input type="checkbox">';
    for (const element of document.body.children) expect(keysMayFire('single', element, false)).toBe(true);
    expect(keysMayFire('single', null, false)).toBe(true);
    expect(keysMayFire('single', document.body, true)).toBe(false);
    expect(keysMayFire('chord', document.body, true)).toBe(false);
  });

  test('of one platform are each used once', () => {
    for (const platform of ['linux', 'darwin']) {
      const labels = commandList.map((command) => keyLabel(command, platform)).filter((label) => label !== undefined);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  test('read as people write them', () => {
    const redo = commandList.find(({ id }) => id === 'redo');
    expect(redo && keyLabel(redo, 'linux')).toBe('Ctrl+Shift+Z');
    expect(redo && keyLabel(redo, 'darwin')).toBe('⌘⇧Z');
  });
});

describe('commands', () => {
  test('that need a collection are off without one; the ways out stay', () => {
    const closed = { ...open, collectionOpen: false };
    const left = commandList.filter(({ id }) => isEnabled(id, closed)).map(({ id }) => id);
    expect(left).toContain('openBackups');
    expect(left).toContain('quit');
    for (const id of ['createDeck', 'createBackup', 'undo', 'goToDecks', 'sync'] as const) {
      expect(left).not.toContain(id);
    }
  });

  test('undo and redo follow what there is', () => {
    expect([isEnabled('undo', open), isEnabled('redo', open)]).toEqual([true, false]);
    expect(isEnabled('undo', { ...open, syncRunning: true })).toBe(false);
  });
});
