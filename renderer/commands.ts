import { type Command, type CommandId, type KeyKind, commandKey, commandList } from '#shared/domain/commands.ts';

/** What decides whether a command can be used now. */
export interface CommandSituation {
  readonly collectionOpen: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly hasCurrentDeck: boolean;
  /** What kind of deck is being looked at, if any. */
  readonly shownDeck: 'normal' | 'filtered' | null;
  readonly syncRunning: boolean;
  /** Percent. */
  readonly uiScale: number;
}

const always = (): boolean => true;
const withCollection = (now: CommandSituation): boolean => now.collectionOpen && !now.syncRunning;

/** A command without its rule does not compile. */
const enabledRules: Record<CommandId, (now: CommandSituation) => boolean> = {
  switchProfile: (now) => !now.syncRunning,
  createDeck: withCollection,
  // A whole collection can take the place of one that can’t be opened.
  importFile: () => true,
  exportFile: withCollection,
  createBackup: withCollection,
  openBackups: always,
  openDeletedNotes: withCollection,
  quit: always,
  undo: (now) => withCollection(now) && now.canUndo,
  redo: (now) => withCollection(now) && now.canRedo,
  goToDecks: (now) => now.collectionOpen,
  study: (now) => now.collectionOpen && now.hasCurrentDeck,
  studyDeck: withCollection,
  addNote: (now) => now.collectionOpen,
  browse: (now) => now.collectionOpen,
  createFilteredDeck: withCollection,
  deckOptions: (now) => withCollection(now) && now.shownDeck !== null,
  customStudy: (now) => withCollection(now) && now.shownDeck === 'normal',
  rebuildDeck: (now) => withCollection(now) && now.shownDeck === 'filtered',
  emptyDeck: (now) => withCollection(now) && now.shownDeck === 'filtered',
  toggleFullScreen: always,
  zoomIn: (now) => now.uiScale < 200,
  zoomOut: (now) => now.uiScale > 100,
  zoomReset: (now) => now.uiScale !== 100,
  sync: (now) => now.collectionOpen,
  openSyncHistory: (now) => now.collectionOpen,
  manageNotetypes: withCollection,
  openEmptyCards: withCollection,
  checkDatabase: withCollection,
  checkMedia: withCollection,
  openMediaFiles: (now) => now.collectionOpen,
  openPreferences: always,
  showAbout: always,
};

export function isEnabled(id: CommandId, now: CommandSituation): boolean {
  return enabledRules[id](now);
}

/** What of a keyboard event decides. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly code: string;
}

/** The command whose key this is on this platform (`darwin` is macOS). */
export function commandForKey(pressed: PressedKey, platform: string): Command | undefined {
  return commandList.find((command) => {
    const key = commandKey(command, platform);
    return key !== null && matches(pressed, key, platform);
  });
}

function matches(pressed: PressedKey, accelerator: string, platform: string): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const isMac = platform === 'darwin';
  const wantsCommand = parts.includes('CmdOrCtrl');
  return (
    pressed.ctrlKey === ((wantsCommand && !isMac) || parts.includes('Ctrl')) &&
    pressed.metaKey === ((wantsCommand && isMac) || parts.includes('Cmd')) &&
    !pressed.altKey &&
    // Plus and digits need Shift on some keyboards.
    (pressed.shiftKey === parts.includes('Shift') || !/^[A-Z]$/u.test(key)) &&
    isKey(pressed, key)
  );
}

/** By their place on the keyboard, too, so that they work while an Arabic layout is on. */
function isKey(pressed: PressedKey, key: string): boolean {
  if (key === 'Plus') return pressed.key === '+' || pressed.key === '=';
  if (pressed.key.toUpperCase() === key) return true;
  if (key === '/') return pressed.code === 'Slash' && /^\p{L}$/u.test(pressed.key);
  return /^[A-Z]$/u.test(key) && !/^[a-z]$/iu.test(pressed.key) && pressed.code === `Key${key}`;
}

/** Whether keys of this kind may fire while this element has the focus. */
export function keysMayFire(kind: KeyKind, focused: Element | null, dialogOpen: boolean): boolean {
  if (dialogOpen || isTextField(focused)) return false;
  return kind === 'chord' || focused === null || focused.closest('[role="menu"]') === null;
}

function isTextField(element: Element | null): boolean {
  if (element === null) return false;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  if (element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return (
    element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(element.type)
  );
}

/** A key as people read it: `Ctrl+Shift+Z`, on macOS `⇧⌘Z`. */
export function keyLabel(command: Command, platform: string): string | undefined {
  const key = commandKey(command, platform);
  if (key === null) return undefined;
  if (platform !== 'darwin') return key.replace('CmdOrCtrl', 'Ctrl').replace('Plus', '+');
  const signs: Record<string, string> = { CmdOrCtrl: '⌘', Cmd: '⌘', Ctrl: '⌃', Shift: '⇧', Plus: '+' };
  return key
    .split('+')
    .map((part) => signs[part] ?? part)
    .join('');
}
