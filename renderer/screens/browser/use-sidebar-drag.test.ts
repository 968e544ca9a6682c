import { expect, test } from 'vitest';
import type { DeckId } from '#shared/contract/ids.ts';
import { sidebarActions } from './sidebar-actions.ts';
import type { SidebarNode, SidebarSubject } from './sidebar-tree.ts';
import { moveTo } from './use-sidebar-drag.ts';

const node = (key: string, subject: SidebarSubject, children: readonly SidebarNode[] = []): SidebarNode => ({
  key,
  label: key,
  search: `tag:${key}`,
  subject,
  folded: false,
  children,
});
const tag = (name: string, children: readonly SidebarNode[] = []) =>
  node(`tag ${name}`, { kind: 'tag', fullName: name }, children);
const deck = (id: number, filtered = false) =>
  node(`deck ${String(id)}`, { kind: 'deck', deckId: id as DeckId, fullName: `D${String(id)}`, filtered });
const section = (id: 'decks' | 'tags') => node(id, { kind: 'section', section: id });

test('tags go under tags and decks under decks, or to the top of their own section', () => {
  expect(moveTo([tag('a'), tag('b')], tag('c'))?.parent?.key).toBe('tag c');
  expect(moveTo([tag('a')], section('tags'))).toMatchObject({ parent: null });
  expect(moveTo([deck(1)], deck(2))?.parent?.key).toBe('deck 2');
  expect(moveTo([deck(1)], section('tags'))).toBeUndefined();
  expect(moveTo([deck(1)], tag('a'))).toBeUndefined();
});

test('nothing goes into itself, into what lies in it, or into a filtered deck', () => {
  const inner = tag('a::b');
  const outer = tag('a', [inner]);
  expect(moveTo([outer], outer)).toBeUndefined();
  expect(moveTo([tag('c'), outer], inner)).toBeUndefined();
  expect(moveTo([deck(1)], deck(2, true))).toBeUndefined();
});

test('what is offered fits all the chosen entries', () => {
  const ids = (...nodes: SidebarNode[]) => sidebarActions(nodes).map(({ id }) => id);
  expect(ids(tag('a'))).toEqual(['search', 'searchAnd', 'searchOr', 'searchNot', 'rename', 'move', 'remove']);
  expect(ids(tag('a'), tag('b'))).toEqual(['searchAll', 'searchAny', 'move', 'remove']);
  expect(ids(tag('a'), deck(1))).toEqual(['searchAll', 'searchAny']);
  expect(ids(node('flag 0', { kind: 'flag', flag: 1 }))).toEqual([
    'search',
    'searchAnd',
    'searchOr',
    'searchNot',
    'rename',
  ]);
  expect(ids()).toEqual([]);
});
