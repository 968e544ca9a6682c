import { Button } from '#renderer/components/button.tsx';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { NotetypeEditing } from './use-notetype-editing.tsx';

interface SaveButtonProps {
  readonly editing: NotetypeEditing;
  readonly isSound: boolean;
}

/** How the window is left: with what was changed, or without. */
export function SaveButton({ editing, isSound }: SaveButtonProps) {
  const text = useText();
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  return (
    <>
      <span className="options-state" role="status">
        {isSound ? '' : text('notetypes-mend')}
      </span>
      <Button onPress={editing.leave}>{text('button-cancel')}</Button>
      <Button look="primary" onPress={editing.save} isDisabled={editing.running || !isSound}>
        {text('notetypes-save')}
        <kbd className="key" aria-hidden="true" dir="ltr">
          {keyText('CmdOrCtrl+Enter', platform)}
        </kbd>
      </Button>
    </>
  );
}
