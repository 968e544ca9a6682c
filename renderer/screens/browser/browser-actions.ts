/** Menus of the browser, in their order. Each has the message `browser-menu`. */
export const BROWSER_MENUS = ['cards', 'notes', 'selection', 'go'] as const;
export type BrowserMenu = (typeof BROWSER_MENUS)[number];

interface ActionShape {
  readonly id: string;
  readonly of: BrowserMenu;
  /** A line is drawn between groups. */
  readonly group: number;
  /** Written as accelerators are. */
  readonly key: string | null;
  /** The key works while something is typed, too: it means nothing there. */
  readonly everywhere?: true;
}

/** Everything that the browser does by menu or key, once. The label is the message `browser-action`. */
export const browserActions = [
  { id: 'changeDeck', of: 'cards', group: 0, key: 'CmdOrCtrl+D' },
  { id: 'setDueDate', of: 'cards', group: 1, key: 'CmdOrCtrl+Shift+D' },
  { id: 'gradeNow', of: 'cards', group: 1, key: 'CmdOrCtrl+Shift+G' },
  { id: 'reset', of: 'cards', group: 1, key: 'CmdOrCtrl+Alt+N' },
  { id: 'reposition', of: 'cards', group: 1, key: 'CmdOrCtrl+Shift+S' },
  { id: 'suspend', of: 'cards', group: 2, key: 'CmdOrCtrl+J' },
  { id: 'bury', of: 'cards', group: 2, key: 'CmdOrCtrl+Shift+J' },
  { id: 'flag1', of: 'cards', group: 3, key: 'CmdOrCtrl+1' },
  { id: 'flag2', of: 'cards', group: 3, key: 'CmdOrCtrl+2' },
  { id: 'flag3', of: 'cards', group: 3, key: 'CmdOrCtrl+3' },
  { id: 'flag4', of: 'cards', group: 3, key: 'CmdOrCtrl+4' },
  { id: 'flag5', of: 'cards', group: 3, key: 'CmdOrCtrl+5' },
  { id: 'flag6', of: 'cards', group: 3, key: 'CmdOrCtrl+6' },
  { id: 'flag7', of: 'cards', group: 3, key: 'CmdOrCtrl+7' },
  { id: 'preview', of: 'cards', group: 4, key: 'CmdOrCtrl+Shift+P', everywhere: true },
  { id: 'info', of: 'cards', group: 4, key: 'CmdOrCtrl+Shift+I', everywhere: true },
  { id: 'add', of: 'notes', group: 0, key: 'CmdOrCtrl+E', everywhere: true },
  { id: 'copy', of: 'notes', group: 0, key: 'CmdOrCtrl+Alt+E', everywhere: true },
  { id: 'export', of: 'notes', group: 0, key: 'CmdOrCtrl+Shift+E', everywhere: true },
  { id: 'addTags', of: 'notes', group: 1, key: 'CmdOrCtrl+Shift+A' },
  { id: 'removeTags', of: 'notes', group: 1, key: 'CmdOrCtrl+Alt+Shift+A' },
  { id: 'clearUnusedTags', of: 'notes', group: 1, key: null },
  { id: 'mark', of: 'notes', group: 1, key: 'CmdOrCtrl+K' },
  { id: 'findReplace', of: 'notes', group: 2, key: 'CmdOrCtrl+Alt+F', everywhere: true },
  { id: 'findDuplicates', of: 'notes', group: 2, key: null },
  { id: 'changeNotetype', of: 'notes', group: 3, key: 'CmdOrCtrl+Shift+M' },
  { id: 'manageNotetypes', of: 'notes', group: 3, key: null },
  { id: 'remove', of: 'notes', group: 4, key: 'CmdOrCtrl+Delete' },
  { id: 'selectAll', of: 'selection', group: 0, key: 'CmdOrCtrl+Alt+A', everywhere: true },
  { id: 'selectNotes', of: 'selection', group: 0, key: null },
  { id: 'invert', of: 'selection', group: 0, key: 'CmdOrCtrl+Alt+S', everywhere: true },
  { id: 'saveSearch', of: 'selection', group: 1, key: null },
  { id: 'filteredDeck', of: 'selection', group: 1, key: 'CmdOrCtrl+G', everywhere: true },
  { id: 'filteredDeckSecond', of: 'selection', group: 1, key: 'CmdOrCtrl+Alt+G', everywhere: true },
  { id: 'otherMode', of: 'selection', group: 2, key: 'CmdOrCtrl+Alt+T', everywhere: true },
  { id: 'close', of: 'selection', group: 2, key: 'CmdOrCtrl+W', everywhere: true },
  { id: 'find', of: 'go', group: 0, key: 'CmdOrCtrl+F', everywhere: true },
  { id: 'filterSidebar', of: 'go', group: 0, key: 'CmdOrCtrl+Shift+F', everywhere: true },
  { id: 'sidebar', of: 'go', group: 0, key: 'CmdOrCtrl+Shift+R', everywhere: true },
  { id: 'rows', of: 'go', group: 0, key: 'CmdOrCtrl+Shift+L', everywhere: true },
  { id: 'note', of: 'go', group: 0, key: 'CmdOrCtrl+Shift+N', everywhere: true },
  { id: 'searchTool', of: 'go', group: 1, key: 'Alt+1', everywhere: true },
  { id: 'selectTool', of: 'go', group: 1, key: 'Alt+2', everywhere: true },
  { id: 'firstRow', of: 'go', group: 2, key: 'Home' },
  { id: 'previousRow', of: 'go', group: 2, key: 'CmdOrCtrl+P', everywhere: true },
  { id: 'nextRow', of: 'go', group: 2, key: 'CmdOrCtrl+N', everywhere: true },
  { id: 'lastRow', of: 'go', group: 2, key: 'End' },
] as const satisfies readonly ActionShape[];

type Action = (typeof browserActions)[number];
export type BrowserActionId = Action['id'];
/** What changes, shows or asks something about the chosen cards or notes. */
export type ChangeActionId = Extract<Action, { of: 'cards' | 'notes' }>['id'];
/** What only changes what is seen and chosen. */
export type ViewActionId = Extract<Action, { of: 'selection' | 'go' }>['id'];
/** One row of the table, its optional parts readable without narrowing. */
export type BrowserAction = ActionShape & Action;
export const browserActionList: readonly BrowserAction[] = browserActions;

export function isChangeAction(id: BrowserActionId): id is ChangeActionId {
  return browserActionList.some((action) => action.id === id && (action.of === 'cards' || action.of === 'notes'));
}
