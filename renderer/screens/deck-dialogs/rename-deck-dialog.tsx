import type { DeckId } from '#shared/contract/ids.ts';
import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface DeckDialogProps {
  readonly deckId: DeckId;
  readonly onClose: () => void;
}

export function RenameDeckDialog({ deckId, onClose }: DeckDialogProps) {
  const text = useText();
  const rename = useOperation('decks.rename');
  const deck = useServerQuery('decks.get', { deckId }).data;
  if (deck?.deckId !== deckId) return null;
  async function submit(name: string): Promise<void> {
    const renamed = await rename.run({ deckId, name });
    if (renamed === undefined) return;
    showToast(text('decks-renamed', { deck: renamed.name }), { canUndo: true });
    onClose();
  }
  return (
    <NameDialog
      title={text('decks-rename-title', { deck: deck.name })}
      label={text('decks-name')}
      action={text('decks-rename-do')}
      startName={deck.fullName}
      hint={text('decks-name-hint')}
      problemOf={(name) => (name === '' ? text('decks-name-empty') : undefined)}
      onName={submit}
      onClose={onClose}
    />
  );
}
