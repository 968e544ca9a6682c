import { createContext, type ReactNode, useContext } from 'react';
import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { DeckOptions, DeckOwnOptions, SharedOptions } from '#shared/domain/deck-options.ts';
import type { OptionProblem } from './option-problems.ts';
import type { OptionWarning } from './option-warnings.ts';
import type { OptionsDraft } from './options-draft.ts';

/** What every field of the screen reads and changes. */
export interface OptionsEditor {
  readonly state: DeckOptionsState;
  readonly draft: OptionsDraft;
  /** Of the chosen preset. */
  readonly options: DeckOptions;
  readonly warnings: readonly OptionWarning[];
  readonly problems: readonly OptionProblem[];
  readonly setOptions: (options: Partial<DeckOptions>) => void;
  readonly setOwn: (own: Partial<DeckOwnOptions>) => void;
  readonly setShared: (shared: Partial<SharedOptions>) => void;
  readonly setDraft: (change: (draft: OptionsDraft) => OptionsDraft) => void;
}

const EditorContext = createContext<OptionsEditor | undefined>(undefined);

export function OptionsEditorProvider(props: { readonly editor: OptionsEditor; readonly children: ReactNode }) {
  return <EditorContext.Provider value={props.editor}>{props.children}</EditorContext.Provider>;
}

export function useOptionsEditor(): OptionsEditor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('no deck options above this field');
  return editor;
}
