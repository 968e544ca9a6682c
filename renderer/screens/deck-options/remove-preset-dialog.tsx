import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
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
    <Dialog
      title={text('options-remove-title', { name: preset.name })}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button
            onPress={() => {
              setDraft(withoutChosen);
              onClose();
            }}
          >
            {text('options-remove-do')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <p>{text('options-remove-decks', { decks: preset.deckCount })}</p>
      {costsOneWay ? (
        <div className="note">
          <p>{text('options-remove-one-way')}</p>
        </div>
      ) : null}
      <p className="soft">{text('options-remove-safe')}</p>
    </Dialog>
  );
}
