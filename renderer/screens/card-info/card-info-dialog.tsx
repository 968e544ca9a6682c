import type { ReactNode } from 'react';
import type { CardInfo } from '#shared/contract/cards.ts';
import type { CardId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { ReviewLog } from './review-log.tsx';

export interface CardInfoDialogProps {
  readonly cardId: CardId;
  readonly isPrevious: boolean;
  readonly onClose: () => void;
}

/** What is known of a card, and each of its reviews. */
export function CardInfoDialog({ cardId, isPrevious, onClose }: CardInfoDialogProps) {
  const text = useText();
  const query = useServerQuery('cards.info', { cardId });
  const info = query.data?.cardId === cardId ? query.data : undefined;
  return (
    <Dialog
      title={text(isPrevious ? 'card-info-previous-title' : 'card-info-title')}
      size="large"
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      {query.isError && isAppError(query.error, 'notFound') ? <p>{text('card-info-gone')}</p> : null}
      {info === undefined ? null : (
        <div className="card-info">
          <Facts info={info} />
          <ReviewLog log={info.log} withDifficulty={info.memory !== null} />
        </div>
      )}
    </Dialog>
  );
}

function Facts({ info }: { readonly info: CardInfo }) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const day = (ms: number | null): string | null => (ms === null ? null : format.day(ms, nowMs));
  const percent = (share: number): string =>
    text('card-info-percent', { amount: format.number(Math.round(share * 100)) });
  const { memory } = info;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [text('card-info-added'), day(info.addedMs)],
    [text('card-info-first'), day(info.firstReviewMs)],
    [text('card-info-latest'), day(info.latestReviewMs)],
    [text('card-info-due'), day(info.dueMs)],
    [text('card-info-position'), info.position === null ? null : format.number(info.position)],
    [text('card-info-interval'), info.intervalDays === 0 ? null : format.span(info.intervalDays * 86_400_000)],
    [text('card-info-ease'), info.ease === 0 || memory !== null ? null : percent(info.ease / 1000)],
    [text('card-info-stability'), memory === null ? null : format.span(memory.stability * 86_400_000)],
    [text('card-info-difficulty'), memory === null ? null : percent((memory.difficulty - 1) / 9)],
    [text('card-info-retrievability'), memory === null ? null : percent(memory.retrievability)],
    [text('card-info-reviews'), format.number(info.reviews)],
    [text('card-info-lapses'), format.number(info.lapses)],
    [text('card-info-average'), info.averageSecs === 0 ? null : format.span(info.averageSecs * 1000)],
    [text('card-info-total'), info.totalSecs === 0 ? null : format.span(info.totalSecs * 1000)],
    [text('card-info-template'), info.templateName],
    [text('card-info-notetype'), info.notetypeName],
    [text('card-info-deck'), info.deckName],
    [text('card-info-home'), info.homeDeckName],
    [text('card-info-preset'), info.presetName],
    [text('card-info-card-id'), <bdi key="card">{String(info.cardId)}</bdi>],
    [text('card-info-note-id'), <bdi key="note">{String(info.noteId)}</bdi>],
    [text('card-info-custom'), info.customData === '' ? null : <code dir="ltr">{info.customData}</code>],
  ];
  return (
    <dl className="card-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
