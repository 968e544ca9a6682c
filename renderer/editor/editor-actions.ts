import type { FormatId } from './editing-commands.ts';

/** Everything that a toolbar or a key can do in a field. Each has a message `editor-<id>`. */
interface ActionShape {
  readonly id: string;
  /** As accelerators are written; two keys after one another with a space between. */
  readonly key: string | null;
}
export const editorActions = [
  { id: 'bold', key: 'CmdOrCtrl+B' },
  { id: 'italic', key: 'CmdOrCtrl+I' },
  { id: 'underline', key: 'CmdOrCtrl+U' },
  { id: 'superscript', key: 'CmdOrCtrl+=' },
  { id: 'subscript', key: 'CmdOrCtrl+Shift+=' },
  { id: 'textColour', key: 'F7' },
  { id: 'pickTextColour', key: 'F8' },
  { id: 'highlight', key: null },
  { id: 'pickHighlight', key: null },
  { id: 'removeFormats', key: 'CmdOrCtrl+R' },
  { id: 'bulletList', key: 'CmdOrCtrl+,' },
  { id: 'numberedList', key: 'CmdOrCtrl+.' },
  { id: 'outdent', key: 'CmdOrCtrl+Shift+,' },
  { id: 'indent', key: 'CmdOrCtrl+Shift+.' },
  { id: 'alignStart', key: null },
  { id: 'alignCenter', key: null },
  { id: 'alignEnd', key: null },
  { id: 'justify', key: null },
  { id: 'attach', key: 'F3' },
  { id: 'record', key: 'F5' },
  { id: 'mathInline', key: 'CmdOrCtrl+M M' },
  { id: 'mathBlock', key: 'CmdOrCtrl+M E' },
  { id: 'mathChemistry', key: 'CmdOrCtrl+M C' },
  { id: 'latex', key: 'CmdOrCtrl+T T' },
  { id: 'latexEquation', key: 'CmdOrCtrl+T E' },
  { id: 'latexBlock', key: 'CmdOrCtrl+T M' },
  { id: 'clozeNext', key: 'CmdOrCtrl+Shift+C' },
  { id: 'clozeSame', key: 'CmdOrCtrl+Alt+Shift+C' },
  { id: 'source', key: 'CmdOrCtrl+Shift+X' },
  { id: 'tags', key: 'CmdOrCtrl+Shift+T' },
  { id: 'pin', key: 'F9' },
] as const satisfies readonly ActionShape[];

export type EditorActionId = (typeof editorActions)[number]['id'];

export const formatActions: Readonly<Partial<Record<EditorActionId, FormatId>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  superscript: 'superscript',
  subscript: 'subscript',
  bulletList: 'bulletList',
  numberedList: 'numberedList',
  outdent: 'outdent',
  indent: 'indent',
  alignStart: 'alignStart',
  alignCenter: 'alignCenter',
  alignEnd: 'alignEnd',
  justify: 'justify',
};

/** What stands before and behind the selection. */
export const surroundings: Readonly<Partial<Record<EditorActionId, readonly [before: string, after: string]>>> = {
  mathInline: ['\\(', '\\)'],
  mathBlock: ['\\[', '\\]'],
  mathChemistry: ['\\(\\ce{', '}\\)'],
  latex: ['[latex]', '[/latex]'],
  latexEquation: ['[$]', '[/$]'],
  latexBlock: ['[$$]', '[/$$]'],
};

export interface PressedEditorKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `found`: that action. `begun`: the first of two keys. */
export type KeyMeaning =
  | { readonly kind: 'action'; readonly id: EditorActionId }
  | { readonly kind: 'begun'; readonly prefix: string }
  | undefined;

/** What a key means, after the first of two (`prefix`) or alone. */
export function editorKey(pressed: PressedEditorKey, platform: string, prefix?: string): KeyMeaning {
  for (const { id, key } of editorActions) {
    if (key === null) continue;
    const [first = '', second] = key.split(' ');
    if (prefix !== undefined) {
      if (first === prefix && second !== undefined && isPlainKey(pressed, second)) return { kind: 'action', id };
    } else if (isPressed(pressed, first, platform)) {
      return second === undefined ? { kind: 'action', id } : { kind: 'begun', prefix: first };
    }
  }
  return undefined;
}

export function editorKeyOf(id: EditorActionId, platform: string): string | undefined {
  const key = editorActions.find((action) => action.id === id)?.key ?? null;
  return key === null ? undefined : keyText(key, platform);
}

/** An accelerator as people read it: `Ctrl+Enter`, on macOS `⌘Enter`. */
export function keyText(key: string, platform: string): string {
  if (platform !== 'darwin') return key.replaceAll('CmdOrCtrl', 'Ctrl');
  const signs: Record<string, string> = { CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧' };
  return key.replaceAll(/(?:CmdOrCtrl|Alt|Shift)\+/gu, (sign) => signs[sign.slice(0, -1)] ?? sign);
}

/** Whether this key is that accelerator. */
export function editorKeyMatches(pressed: PressedEditorKey, accelerator: string, platform: string): boolean {
  return isPressed(pressed, accelerator, platform);
}

function isPressed(pressed: PressedEditorKey, accelerator: string, platform: string): boolean {
  const parts = accelerator.split('+');
  const wanted = accelerator.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const command = platform === 'darwin' ? pressed.metaKey : pressed.ctrlKey;
  const other = platform === 'darwin' ? pressed.ctrlKey : pressed.metaKey;
  return (
    command === parts.includes('CmdOrCtrl') &&
    !other &&
    pressed.altKey === parts.includes('Alt') &&
    pressed.shiftKey === parts.includes('Shift') &&
    isKey(pressed, wanted)
  );
}

/** The second of two keys: with or without Ctrl, which may still be held. */
function isPlainKey(pressed: PressedEditorKey, wanted: string): boolean {
  return !pressed.altKey && !pressed.shiftKey && isKey(pressed, wanted);
}

/** Shift gives these other signs; their place on the keyboard stays. */
const CODES: Readonly<Record<string, string>> = { ',': 'Comma', '.': 'Period', '=': 'Equal' };

function isKey(pressed: PressedEditorKey, wanted: string): boolean {
  if (pressed.key.toUpperCase() === wanted.toUpperCase()) return true;
  if (CODES[wanted] !== undefined) return pressed.code === CODES[wanted];
  // On an Arabic layout the letters are by their place.
  return /^[A-Z]$/u.test(wanted) && !/^[a-z]$/iu.test(pressed.key) && pressed.code === `Key${wanted}`;
}
