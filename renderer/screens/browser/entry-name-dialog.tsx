import { NameDialog, type NameDialogProps } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';

export interface EntryNameDialogProps extends Omit<NameDialogProps, 'label' | 'onName'> {
  readonly store: (name: string) => Promise<void>;
}

/** Asks for the name of something in the sidebar, and closes once it is stored. */
export function EntryNameDialog({ store, ...asked }: EntryNameDialogProps) {
  const text = useText();
  async function storeName(name: string): Promise<void> {
    try {
      await store(name);
      asked.onClose();
    } catch (error: unknown) {
      showError(error);
    }
  }
  return <NameDialog {...asked} label={text('browser-entry-name')} onName={storeName} />;
}
