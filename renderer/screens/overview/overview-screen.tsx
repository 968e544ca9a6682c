import { useId } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Counts } from '#renderer/components/counts.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useFilteredDeck } from '#renderer/frame/use-filtered-deck.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { goToDecks } from '#renderer/state/ui-store.ts';
import { DeckDescription } from './deck-description.tsx';

const refetchIntervalMs = 10 * 60_000;

export function OverviewScreen({ deckId }: { readonly deckId: DeckId }) {
  const text = useText();
  const query = useServerQuery('decks.get', { deckId }, { refetchIntervalMs });
  const back = (
    <Button look="plain" className="back" onPress={goToDecks}>
      {text('nav-decks')}
    </Button>
  );
  if (query.isError && isAppError(query.error, 'notFound')) {
    return (
      <main className="page">
        {back}
        <p className="panel overview">{text('overview-gone')}</p>
      </main>
    );
  }
  const deck = query.data?.deckId === deckId ? query.data : undefined;
  return (
    <main className="page page-narrow">
      {back}
      {deck === undefined ? <section className="panel overview" aria-busy="true" /> : <DeckOverview deck={deck} />}
    </main>
  );
}

function DeckOverview({ deck }: { readonly deck: MethodOutput<'decks.get'> }) {
  const text = useText();
  const laterId = useId();
  const nothingDue = deck.newCount + deck.learnCount + deck.reviewCount === 0;
  return (
    <section className="panel overview">
      <h1 className="overview-title" title={deck.fullName}>
        <bdi>{deck.name}</bdi>
      </h1>
      {deck.filtered ? <p className="soft">{text('overview-filtered')}</p> : <DeckDescription deck={deck} />}
      <Counts newCount={deck.newCount} learnCount={deck.learnCount} reviewCount={deck.reviewCount} />
      <p className="overview-facts">
        <span>{text('overview-cards', { cards: deck.cardCount })}</span>
        {deck.buriedCount > 0 ? <span>{text('overview-buried', { count: deck.buriedCount })}</span> : null}
        {nothingDue ? <span>{text('overview-nothing-due')}</span> : null}
      </p>
      <div className="overview-study">
        <Button look="primary" isDisabled describedBy={laterId}>
          {text('study-now')}
        </Button>
        <p className="soft" id={laterId}>
          {text('study-later')}
        </p>
      </div>
      <div className="panel-foot overview-foot">
        {deck.filtered ? <FilteredActions deckId={deck.deckId} /> : <NormalActions deck={deck} />}
      </div>
    </section>
  );
}

function NormalActions({ deck }: { readonly deck: MethodOutput<'decks.get'> }) {
  const text = useText();
  const { deckId } = deck;
  return (
    <>
      <Button onPress={() => openDialog({ kind: 'deckOptions', deckId })}>
        {text('options-button')}
        <Key name="O" />
      </Button>
      <Button onPress={() => openDialog({ kind: 'customStudy', deckId })}>
        {text('custom-study-button')}
        <Key name="C" />
      </Button>
      <Button onPress={() => openDialog({ kind: 'describeDeck', deckId })}>
        {text(deck.description === '' ? 'overview-description-add' : 'overview-description-edit')}
      </Button>
    </>
  );
}

function FilteredActions({ deckId }: { readonly deckId: DeckId }) {
  const text = useText();
  const { rebuild, empty } = useFilteredDeck();
  return (
    <>
      <Button onPress={() => openDialog({ kind: 'filteredDeck', deckId })}>
        {text('filtered-options')}
        <Key name="O" />
      </Button>
      <Button onPress={() => void rebuild(deckId)}>
        {text('filtered-rebuild')}
        <Key name="R" />
      </Button>
      <Button onPress={() => void empty(deckId)}>
        {text('filtered-empty')}
        <Key name="E" />
      </Button>
    </>
  );
}

/** The key beside its button. */
function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  );
}
