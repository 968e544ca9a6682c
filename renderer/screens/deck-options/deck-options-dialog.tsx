import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { LeaveOptionsDialog } from './leave-options-dialog.tsx';
import { optionProblems } from './option-problems.ts';
import { optionWarnings, parentLimits } from './option-warnings.ts';
import { type OptionsEditor, OptionsEditorProvider } from './options-context.tsx';
import { changeOf, chosenPreset, draftOf, isDraftChanged, type OptionsDraft, withOptions } from './options-draft.ts';
import { OptionsSections } from './options-sections.tsx';
import { PresetBar } from './preset-bar.tsx';
import { useLearning } from './use-learning.ts';

const saveKey = 'Ctrl+↵';

export interface DeckOptionsDialogProps {
  readonly deckId: DeckId;
  readonly onClose: () => void;
}

/** How the cards of a normal deck are studied. */
export function DeckOptionsDialog({ deckId, onClose }: DeckOptionsDialogProps) {
  const start = useFirstAnswer('deckConfig.forDeck', { deckId }, (error) => {
    onClose();
    showError(error);
  });
  return start === undefined ? null : <DeckOptionsForm state={start} onClose={onClose} />;
}

interface DeckOptionsFormProps {
  readonly state: DeckOptionsState;
  readonly onClose: () => void;
}

function DeckOptionsForm({ state, onClose }: DeckOptionsFormProps) {
  const text = useText();
  const [draft, setDraft] = useState<OptionsDraft>(() => draftOf(state));
  const [isLeaving, setLeaving] = useState(false);
  const editor = editorOf(state, draft, setDraft);
  const learning = useLearning(setDraft);
  const saving = useSave(editor, onClose);
  const isBusy = saving.running || learning.running;
  // Presets that were changed before another one was chosen are saved as well.
  const isSound = draft.presets.every(
    (preset) =>
      (!preset.isChanged && preset.key !== draft.chosenKey) ||
      optionProblems(preset.options, draft.shared).length === 0,
  );
  const canSave = !isBusy && isSound;
  const afterTyping = useAfterTyping((what) => {
    if (what === 'save') {
      if (canSave && !isLeaving) void saving.save(false);
    } else if (isDraftChanged(draft, state)) setLeaving(true);
    else onClose();
  });
  useSaveKey(() => afterTyping('save'));
  function leave(): void {
    if (!isBusy) afterTyping('leave');
  }
  return (
    <Dialog
      title={text('options-title', { deck: state.fullName })}
      size="large"
      onClose={leave}
      actions={
        <>
          <span className="options-state" role="status">
            {saving.words ?? (isSound ? '' : text('options-mend'))}
          </span>
          <Button onPress={saving.running ? saving.cancel : leave}>{text('button-cancel')}</Button>
          <Button look="primary" isDisabled={!canSave} onPress={() => void saving.save(false)}>
            {text('options-save')}
            <kbd className="key" aria-hidden="true" dir="ltr">
              {saveKey}
            </kbd>
          </Button>
        </>
      }
    >
      <OptionsEditorProvider editor={editor}>
        <PresetBar
          onSaveChildren={() => {
            if (canSave) void saving.save(true);
          }}
          onOptimizeAll={() => void learning.optimizeAll(draft.presets.filter(({ storedName }) => storedName !== null))}
        />
        <OptionsSections learning={learning} />
      </OptionsEditorProvider>
      {isLeaving ? <LeaveOptionsDialog onStay={() => setLeaving(false)} onLeave={onClose} /> : null}
    </Dialog>
  );
}

function editorOf(
  state: DeckOptionsState,
  draft: OptionsDraft,
  setDraft: (change: (draft: OptionsDraft) => OptionsDraft) => void,
): OptionsEditor {
  const { key, options } = chosenPreset(draft);
  const { own, shared } = draft;
  return {
    state,
    draft,
    options,
    warnings: optionWarnings({ options, own, shared, parents: parentLimits(state) }),
    problems: optionProblems(options, shared),
    setDraft,
    setOptions: (changed) => setDraft((before) => withOptions(before, key, changed)),
    setOwn: (changed) => setDraft((before) => ({ ...before, own: { ...before.own, ...changed } })),
    setShared: (changed) => setDraft((before) => ({ ...before, shared: { ...before.shared, ...changed } })),
  };
}

interface Saving {
  readonly running: boolean;
  /** How far it is, while it runs. */
  readonly words: string | undefined;
  readonly save: (applyToChildren: boolean) => Promise<void>;
  readonly cancel: () => void;
}

function useSave({ state, draft }: OptionsEditor, onClose: () => void): Saving {
  const text = useText();
  const task = useTask('deckConfig.save');
  const { progress, running } = task;
  return {
    running,
    cancel: task.cancel,
    words:
      running && progress !== undefined
        ? text('options-saving', { done: progress.doneCards, total: progress.totalCards })
        : undefined,
    save: async (applyToChildren) => {
      const saved = await task.run(changeOf(draft, state, applyToChildren));
      if (saved === undefined) return;
      showToast(text('options-saved'), { canUndo: true });
      onClose();
    },
  };
}

/** Ctrl+Enter saves from every field. */
function useSaveKey(save: () => void): void {
  const pressed = useEffectEvent(save);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      pressed();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** What is being typed counts: number fields give it away when they lose the focus. Then acts on the draft as it is. */
function useAfterTyping(act: (what: 'save' | 'leave') => void): (what: 'save' | 'leave') => void {
  const [wanted, setWanted] = useState<'save' | 'leave'>();
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (wanted === undefined) return;
    setWanted(undefined);
    actNow(wanted);
  }, [wanted]);
  return (what) => {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    setWanted(what);
  };
}
