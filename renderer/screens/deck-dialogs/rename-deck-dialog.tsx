import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { DeckNameDialog } from './deck-name-dialog.tsx';

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
    <DeckNameDialog
      title={text('decks-rename-title', { deck: deck.name })}
      doLabel={text('decks-rename-do')}
      startName={deck.fullName}
      running={rename.running}
      onSubmit={(name) => void submit(name)}
      onClose={onClose}
    />
  );
}
