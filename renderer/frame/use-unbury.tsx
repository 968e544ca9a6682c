import { type ReactNode, useState } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

type Kind = 'user' | 'scheduler' | 'all';

export interface Unbury {
  /** Asks which, if both kinds are there; otherwise just does it. */
  readonly start: (buried: { readonly buriedByUser: boolean; readonly buriedByScheduler: boolean }) => Promise<void>;
  readonly dialog: ReactNode;
}

export function useUnbury(deckId: DeckId): Unbury {
  const text = useText();
  const unburyDeck = useOperation('scheduler.unburyDeck');
  const [asks, setAsks] = useState(false);

  async function unbury(kind: Kind): Promise<void> {
    setAsks(false);
    const done = await unburyDeck.run({ deckId, kind });
    if (done !== undefined) showToast(text('overview-unburied', { count: done.cardCount }), { canUndo: true });
  }
  return {
    start: async ({ buriedByUser, buriedByScheduler }) => {
      if (buriedByUser && buriedByScheduler) setAsks(true);
      else await unbury('all');
    },
    dialog: asks ? <UnburyDialog onChoose={(kind) => void unbury(kind)} onClose={() => setAsks(false)} /> : null,
  };
}

interface UnburyDialogProps {
  readonly onChoose: (kind: Kind) => void;
  readonly onClose: () => void;
}

function UnburyDialog({ onChoose, onClose }: UnburyDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('overview-unbury-title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button onPress={() => onChoose('user')}>{text('overview-unbury-user')}</Button>
          <Button onPress={() => onChoose('scheduler')}>{text('overview-unbury-siblings')}</Button>
          <Button look="chosen" autoFocus onPress={() => onChoose('all')}>
            {text('overview-unbury-all')}
          </Button>
        </>
      }
    >
      <p>{text('overview-unbury-text')}</p>
    </Dialog>
  );
}
