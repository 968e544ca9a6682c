import { Button } from '#renderer/components/button.tsx';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface AddActionsProps {
  readonly platform: string;
  readonly running: boolean;
  readonly onClose: () => void;
  readonly onHistory: () => void;
  readonly onAdd: () => void;
}

export function AddActions({ platform, running, onClose, onHistory, onAdd }: AddActionsProps) {
  const text = useText();
  return (
    <div className="button-row add-actions">
      <Button onPress={onClose}>{text('add-close')}</Button>
      <Button onPress={onHistory}>
        {text('add-history')}
        <kbd className="key" aria-hidden="true">
          {keyText('CmdOrCtrl+H', platform)}
        </kbd>
      </Button>
      <Button look="primary" onPress={onAdd} isDisabled={running}>
        {text('add-do')}
        <kbd className="key" aria-hidden="true">
          {keyText('CmdOrCtrl+Enter', platform)}
        </kbd>
      </Button>
    </div>
  );
}
