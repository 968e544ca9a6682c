import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { type DraftPreset, withoutChosen } from './options-draft.ts';

export interface RemovePresetDialogProps {
  readonly preset: DraftPreset;
  readonly onClose: () => void;
}

/** A preset that was stored can only go by a one-way sync: a merge can't carry it. */
export function RemovePresetDialog({ preset, onClose }: RemovePresetDialogProps) {
  const text = useText();
  const { state, draft, setDraft } = useOptionsEditor();
  const costsOneWay = preset.deckConfigId !== null && !state.schemaChanged && draft.removedIds.length === 0;
  return (
    <ConfirmDialog
      title={text('options-remove-title', { name: preset.name })}
      onClose={onClose}
      action={text('options-remove-do')}
      onConfirm={() => {
        setDraft(withoutChosen);
        onClose();
      }}
    >
      <p>{text('options-remove-decks', { decks: preset.deckCount })}</p>
      {costsOneWay ? (
        <div className="note">
          <p>{text('options-remove-one-way')}</p>
        </div>
      ) : null}
      <p className="soft">{text('options-remove-safe')}</p>
    </ConfirmDialog>
  );
}
