import type { CardVersion, OverwrittenVersion } from '#shared/contract/sync-history.ts';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { ViewTitle } from './view-title.tsx';

type CardVersions = Extract<OverwrittenVersion, { kind: 'card' }>;

/** Both states of a card. There is nothing to put back: the next answer goes on from the later one. */
export function CardVersions({ version }: { readonly version: CardVersions }) {
  const text = useText();
  const facts = useFacts();
  const kept = facts(version.kept);
  const now = version.now === null ? undefined : facts(version.now);
  return (
    <section className="panel history">
      <ViewTitle takesFocus>{text('history-version-card-title')}</ViewTitle>
      <p>
        <bdi>{version.title === '' ? text('history-untitled') : version.title}</bdi>
      </p>
      <p className="soft">{text(`history-lost-${version.side}-${version.by}`)}</p>
      {now === undefined ? <p className="note">{text('history-version-gone')}</p> : null}
      <table className="history-versions">
        <thead>
          <tr>
            <th scope="col">{text('history-card-fact')}</th>
            <th scope="col">{text('history-version-kept')}</th>
            {now === undefined ? null : <th scope="col">{text('history-version-now')}</th>}
          </tr>
        </thead>
        <tbody>
          {kept.map(({ name, value }, index) => {
            const valueNow = now?.[index]?.value;
            const differs = valueNow !== undefined && valueNow !== value;
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{differs ? <mark>{value}</mark> : value}</td>
                {valueNow === undefined ? null : <td>{differs ? <mark>{valueNow}</mark> : valueNow}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="soft">{text('history-card-text')}</p>
    </section>
  );
}

interface CardFact {
  readonly name: string;
  readonly value: string;
}

function useFacts(): (card: CardVersion) => readonly CardFact[] {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const interval = (value: number): string =>
    value < 0 ? format.span(-value * 1000) : text('history-days', { count: value });
  const due = (value: CardVersion['due']): string => {
    if (value.kind === 'position') return text('history-due-position', { count: value.position });
    return value.kind === 'day' ? format.day(value.atMs, nowMs) : format.moment(value.atMs, nowMs);
  };
  const state = ({ state: name, held }: CardVersion): string =>
    held === 'no'
      ? text(`history-state-${name}`)
      : `${text(`history-state-${name}`)}, ${text(`history-state-${held}`)}`;
  return (card) => [
    { name: text('history-card-deck'), value: card.deck },
    { name: text('history-card-state'), value: state(card) },
    { name: text('history-card-due'), value: due(card.due) },
    { name: text('history-card-interval'), value: interval(card.interval) },
    { name: text('history-card-ease'), value: `${format.number(card.ease / 10)}\u00a0%` },
    { name: text('history-card-reviews'), value: format.number(card.reviews) },
    { name: text('history-card-lapses'), value: format.number(card.lapses) },
    { name: text('history-card-flag'), value: card.flag === 0 ? text('history-flag-none') : format.number(card.flag) },
    { name: text('history-version-modified'), value: format.moment(card.modifiedSecs * 1000, nowMs) },
  ];
}
