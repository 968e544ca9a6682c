import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { DeckDescription } from '#renderer/components/deck-description.tsx';
import { useLetterKeys } from '#renderer/frame/use-letter-keys.ts';
import { useUnbury } from '#renderer/frame/use-unbury.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';

export interface FinishedPanelProps {
  readonly deckId: DeckId;
  readonly onDecks: () => void;
}

/** The next learning card comes nearer by itself. */
const refetchIntervalMs = 60_000;

/** Nothing is left to study in a deck now: why, and what could be done about it. */
export function FinishedPanel({ deckId, onDecks }: FinishedPanelProps) {
  const text = useText();
  const format = useFormat();
  const state = useServerQuery('scheduler.finished', { deckId }, { refetchIntervalMs }).data;
  const deck = useServerQuery('decks.get', { deckId }).data;
  const unbury = useUnbury(deckId);
  const startCustomStudy = (): void => {
    if (state?.filtered === false) openDialog({ kind: 'customStudy', deckId });
  };
  useLetterKeys({ c: startCustomStudy });
  if (state === undefined) return <section className="panel finished" aria-busy="true" />;
  const { filtered, nextLearningInSecs, learningLeft, reviewsLeft, newLeft, buriedByUser, buriedByScheduler } = state;
  return (
    <section className="panel finished" aria-live="polite">
      <h1 className="finished-title">{text('finished-title')}</h1>
      {nextLearningInSecs === null ? null : (
        <p>
          {text('finished-next-learning', { span: format.span(nextLearningInSecs * 1000) })}{' '}
          {text('finished-learning-left', { count: learningLeft })}
        </p>
      )}
      {!filtered && reviewsLeft ? <p>{text('finished-review-limit')}</p> : null}
      {!filtered && newLeft ? <p>{text('finished-new-limit')}</p> : null}
      {buriedByUser || buriedByScheduler ? (
        <p className="finished-buried">
          {text('finished-buried')}{' '}
          <Button onPress={() => void unbury.start({ buriedByUser, buriedByScheduler })}>
            {text('overview-unbury')}
          </Button>
        </p>
      ) : null}
      {deck?.descriptionIsMarkdown === true && !filtered ? <DeckDescription deck={deck} /> : null}
      {filtered ? null : <p>{text('finished-custom')}</p>}
      <div className="finished-actions">
        <Button look="primary" autoFocus onPress={onDecks}>
          {text('finished-decks')}
        </Button>
        {filtered ? null : (
          <Button onPress={startCustomStudy}>
            {text('custom-study-button')}
            <kbd className="key" aria-hidden="true">
              {'C'}
            </kbd>
          </Button>
        )}
      </div>
      {unbury.dialog}
    </section>
  );
}
