import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { chosenPreset, type DraftPreset, isDefaultPreset } from './options-draft.ts';
import { PresetNameDialog, type PresetNaming } from './preset-name-dialog.tsx';
import { RemovePresetDialog } from './remove-preset-dialog.tsx';

type PresetAction = PresetNaming | 'remove' | 'saveChildren' | 'optimizeAll';

export interface PresetBarProps {
  readonly onSaveChildren: () => void;
  readonly onOptimizeAll: () => void;
}

/** Which preset the deck uses, who else does, and what can be done with presets. */
export function PresetBar({ onSaveChildren, onOptimizeAll }: PresetBarProps) {
  const text = useText();
  const { state, draft, setDraft } = useOptionsEditor();
  const [asking, setAsking] = useState<PresetNaming | 'remove'>();
  const preset = chosenPreset(draft);
  const closeAsking = (): void => setAsking(undefined);
  const item = (id: PresetAction, label: string, group: number, isDisabled = false) => ({
    ...{ id, label, group, isDisabled },
  });
  return (
    <div className="preset-bar">
      <div className="preset-choice">
        <SelectInput
          label={text('options-preset')}
          value={draft.chosenKey}
          options={draft.presets.map(({ key, name, deckCount }) => ({
            value: key,
            label: text('options-preset-shown', { name, decks: deckCount }),
          }))}
          onChange={(chosenKey) => setDraft((before) => ({ ...before, chosenKey }))}
        />
        <ActionMenu<PresetAction>
          label={text('options-preset-actions')}
          onAction={(action) => {
            if (action === 'saveChildren') onSaveChildren();
            else if (action === 'optimizeAll') onOptimizeAll();
            else setAsking(action);
          }}
          items={[
            item('add', text('options-add'), 1),
            item('clone', text('options-clone'), 1),
            item('rename', text('options-rename'), 1),
            item('remove', text('options-remove'), 1, isDefaultPreset(preset)),
            item('saveChildren', text('options-save-children'), 2, state.childCount === 0),
            item('optimizeAll', text('options-optimize-all'), 3, !draft.shared.fsrs),
          ]}
          trigger={
            <AriaButton className="button button-ordinary" aria-label={text('options-preset-actions')}>
              <Icon name="gear" />
            </AriaButton>
          }
        />
      </div>
      <UsedBy preset={preset} />
      {asking === undefined ? null : asking === 'remove' ? (
        <RemovePresetDialog preset={preset} onClose={closeAsking} />
      ) : (
        <PresetNameDialog naming={asking} preset={preset} onClose={closeAsking} />
      )}
    </div>
  );
}

function UsedBy({ preset: { storedName, deckCount, deckNames } }: { readonly preset: DraftPreset }) {
  const text = useText();
  const listed = deckNames.join(', ');
  const names = deckCount > deckNames.length ? text('options-used-by-more', { names: listed }) : listed;
  return (
    <p className="field-hint">
      {storedName === null ? text('options-used-new') : text('options-used-by', { decks: deckCount, names })}
    </p>
  );
}
