import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface CreateDeckDialogProps {
  /** Where the person has begun to write the name already. */
  readonly name: string | undefined;
  readonly onClose: () => void;
}

export function CreateDeckDialog({ name: begun = '', onClose }: CreateDeckDialogProps) {
  const text = useText();
  const create = useOperation('decks.create');
  const current = useServerQuery('decks.current', {});
  const info = useServerQuery('collection.info', {});
  if (current.isPending || info.isPending) return null;
  // The chosen deck's name is offered to be added to; in an empty collection nobody chose it.
  const chosen = current.data?.fullName ?? '';
  const offered = chosen === '' || info.data?.cards === 0 ? '' : `${chosen}::`;
  async function submit(name: string): Promise<void> {
    const made = await create.run({ name });
    if (made === undefined) return;
    showToast(text('decks-created', { deck: made.name }), { canUndo: true });
    onClose();
  }
  return (
    <NameDialog
      title={text('decks-create-title')}
      label={text('decks-name')}
      action={text('decks-create-do')}
      startName={begun === '' ? offered : begun}
      addsToName
      hint={text('decks-name-hint')}
      problemOf={(name) => (name === '' ? text('decks-name-empty') : undefined)}
      onName={submit}
      onClose={onClose}
    />
  );
}
