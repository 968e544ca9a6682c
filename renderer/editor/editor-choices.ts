import { create } from 'zustand';
import { type Removable, removable } from './editing-commands.ts';

interface EditorChoices {
  readonly textColour: string;
  readonly highlightColour: string;
  /** What “Remove formatting” takes away. */
  readonly removed: readonly Removable[];
}

/** What was chosen last in the tools, for every note until the window is closed. */
export const useEditorChoices = create<EditorChoices>(() => ({
  textColour: '#1f5fbf',
  highlightColour: '#ffe680',
  removed: removable,
}));
