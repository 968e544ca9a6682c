/** Menus of the menu bar, in their order. Each has a message `menu-<id>`. */
export const menuIds = ['file', 'edit', 'view', 'tools', 'help'] as const;
export type MenuId = (typeof menuIds)[number];

/** Where the keys of a command work: `single` keys never fire in text fields or while a dialog is open. */
export type KeyKind = 'single' | 'chord';

interface CommandShape {
  readonly id: string;
  /** Place in the menu bar; `group` numbers are separated by a line. Null: no menu entry. */
  readonly menu: { readonly id: MenuId; readonly group: number } | null;
  readonly keys: {
    readonly kind: KeyKind;
    /** Written as Electron's accelerators: `CmdOrCtrl+Shift+Z`, `D`. */
    readonly key: string;
    /** Instead of `key` on macOS. */
    readonly mac?: string;
  } | null;
  /** What Electron does by itself, natively; such a command never arrives as an event. */
  readonly electronRole?: 'quit' | 'togglefullscreen';
  /** Not in the page's own menu bar: a browser has its own way. */
  readonly electronOnly?: true;
}

/**
 * Every command of the app, once: the native menu, the menu in the page, the keys and the tests read this table.
 * The label of a command is the message `command-<id>`; when it is enabled is said in `renderer/commands.ts`.
 */
export const commands = [
  { id: 'switchProfile', menu: { id: 'file', group: 0 }, keys: { kind: 'chord', key: 'CmdOrCtrl+Shift+P' } },
  { id: 'createDeck', menu: { id: 'file', group: 1 }, keys: null },
  {
    id: 'importFile',
    menu: { id: 'file', group: 2 },
    keys: { kind: 'chord', key: 'CmdOrCtrl+Shift+I' },
  },
  { id: 'exportFile', menu: { id: 'file', group: 2 }, keys: { kind: 'chord', key: 'CmdOrCtrl+E' } },
  { id: 'createBackup', menu: { id: 'file', group: 3 }, keys: null },
  { id: 'openBackups', menu: { id: 'file', group: 3 }, keys: null },
  { id: 'openDeletedNotes', menu: { id: 'file', group: 3 }, keys: null },
  {
    id: 'quit',
    menu: { id: 'file', group: 4 },
    keys: { kind: 'chord', key: 'CmdOrCtrl+Q' },
  },
  { id: 'undo', menu: { id: 'edit', group: 1 }, keys: { kind: 'chord', key: 'CmdOrCtrl+Z' } },
  { id: 'redo', menu: { id: 'edit', group: 1 }, keys: { kind: 'chord', key: 'CmdOrCtrl+Shift+Z' } },
  { id: 'goToDecks', menu: { id: 'view', group: 1 }, keys: { kind: 'single', key: 'D' } },
  { id: 'study', menu: { id: 'view', group: 1 }, keys: { kind: 'single', key: 'S' } },
  {
    id: 'toggleFullScreen',
    menu: { id: 'view', group: 2 },
    keys: { kind: 'chord', key: 'F11', mac: 'Cmd+Ctrl+F' },
    electronRole: 'togglefullscreen',
    electronOnly: true,
  },
  { id: 'zoomIn', menu: { id: 'view', group: 3 }, keys: { kind: 'chord', key: 'CmdOrCtrl+Plus' } },
  { id: 'zoomOut', menu: { id: 'view', group: 3 }, keys: { kind: 'chord', key: 'CmdOrCtrl+-' } },
  { id: 'zoomReset', menu: { id: 'view', group: 3 }, keys: { kind: 'chord', key: 'CmdOrCtrl+0' } },
  { id: 'studyDeck', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: '/' } },
  { id: 'addNote', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'A' } },
  { id: 'browse', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'B' } },
  { id: 'createFilteredDeck', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'F' } },
  { id: 'deckOptions', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'O' } },
  { id: 'customStudy', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'C' } },
  { id: 'rebuildDeck', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'R' } },
  { id: 'emptyDeck', menu: { id: 'tools', group: 0 }, keys: { kind: 'single', key: 'E' } },
  { id: 'sync', menu: { id: 'tools', group: 1 }, keys: { kind: 'single', key: 'Y' } },
  { id: 'openSyncHistory', menu: { id: 'tools', group: 1 }, keys: null },
  {
    id: 'manageNotetypes',
    menu: { id: 'tools', group: 2 },
    keys: { kind: 'chord', key: 'CmdOrCtrl+Shift+N' },
  },
  { id: 'openEmptyCards', menu: { id: 'tools', group: 2 }, keys: null },
  { id: 'checkDatabase', menu: { id: 'tools', group: 2 }, keys: null },
  { id: 'checkMedia', menu: { id: 'tools', group: 2 }, keys: null },
  { id: 'openMediaFiles', menu: { id: 'tools', group: 2 }, keys: null },
  { id: 'openPreferences', menu: { id: 'tools', group: 2 }, keys: { kind: 'chord', key: 'CmdOrCtrl+P', mac: 'Cmd+,' } },
  { id: 'showAbout', menu: { id: 'help', group: 1 }, keys: null },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof commands)[number]['id'];
/** One row of the table, its optional parts readable without narrowing. */
export type Command = CommandShape & { readonly id: CommandId };
export const commandList: readonly Command[] = commands;

/** The keys of a command on this platform (Node's names: `darwin` is macOS), or null. */
export function commandKey(command: Command, platform: string): string | null {
  if (command.keys === null) return null;
  return platform === 'darwin' ? (command.keys.mac ?? command.keys.key) : command.keys.key;
}
