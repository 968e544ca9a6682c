import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Counts } from '#renderer/components/counts.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface SidePanelProps {
  readonly deck: DeckTreeNode | undefined;
  /** Another button is the screen's strong one now. */
  readonly isQuiet: boolean;
  readonly onOpen: (deckId: DeckId) => void;
}

/** The chosen deck: what is due, and the way into it. */
export function SidePanel({ deck, isQuiet, onOpen }: SidePanelProps) {
  const text = useText();
  return (
    <aside className="side" aria-label={text('decks-side')}>
      <section className="panel side-panel">
        {deck === undefined ? (
          <p className="soft">{text('decks-side-none')}</p>
        ) : (
          <>
            <h2 className="side-title" title={deck.fullName}>
              <bdi>{deck.name}</bdi>
            </h2>
            <Counts newCount={deck.newCount} learnCount={deck.learnCount} reviewCount={deck.reviewCount} />
            <Button look={isQuiet ? 'ordinary' : 'primary'} className="wide" onPress={() => onOpen(deck.deckId)}>
              {text('decks-side-open')}
              <kbd className="key" aria-hidden="true">
                {'S'}
              </kbd>
            </Button>
          </>
        )}
      </section>
    </aside>
  );
}
