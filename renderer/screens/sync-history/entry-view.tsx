import type { ReactNode } from 'react';
import type { MovedCounts, SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import { Button } from '#renderer/components/button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { accountText, endSentence, hasMoved, totalMoved } from './entry-words.ts';
import { MovedIds } from './moved-ids.tsx';
import { OverwrittenList } from './overwritten-list.tsx';
import type { PageStarts } from './pages.ts';
import { ViewTitle } from './view-title.tsx';

export interface EntryViewProps {
  readonly entryId: number;
  readonly pages: PageStarts;
  readonly onPages: (pages: PageStarts) => void;
  readonly onOpen: (versionId: number) => void;
}

/** What one sync did. */
export function EntryView({ entryId, pages, onPages, onOpen }: EntryViewProps) {
  const text = useText();
  const translator = useTranslator();
  const entry = useServerQuery('syncHistory.get', { entryId }).data;
  if (entry?.entryId !== entryId) return <section className="panel history" aria-busy="true" />;
  const sentence = endSentence(entry, translator);
  return (
    <section className="panel history">
      <ViewTitle takesFocus>{text(`history-end-${entry.end}`)}</ViewTitle>
      {sentence === undefined ? null : <p>{sentence}</p>}
      <Facts entry={entry} />
      {entry.replaced === null ? null : <p className="note">{text('history-replaced', entry.replaced)}</p>}
      {hasMoved(entry) ? <Moved came={entry.came} went={entry.went} /> : null}
      <MovedIds entry={entry} />
      <OverwrittenList entry={entry} pages={pages} onPages={onPages} onOpen={onOpen} />
    </section>
  );
}

function Facts({ entry }: { readonly entry: SyncHistoryEntry }) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const { startedMs, endedMs, bytes, backupIds } = entry;
  return (
    <dl className="facts">
      <Fact name={text('history-fact-started')}>{format.moment(startedMs, nowMs)}</Fact>
      {endedMs === null ? null : (
        <Fact name={text('history-fact-took')}>{format.span(Math.max(0, endedMs - startedMs))}</Fact>
      )}
      <Fact name={text('history-fact-account')}>{accountText(entry, text)}</Fact>
      {bytes === null ? null : <Fact name={text('history-fact-size')}>{format.bytes(bytes)}</Fact>}
      {backupIds.length === 0 ? null : (
        <Fact name={text('history-fact-backups')}>
          {backupIds.map((backupId) => (
            <bdi key={backupId} className="history-backup">
              {backupId}
            </bdi>
          ))}
          <Button onPress={() => openDialog({ kind: 'backups' })}>{text('history-open-backups')}</Button>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const KINDS = [
  'notes',
  'cards',
  'reviews',
  'decks',
  'deckConfigs',
  'notetypes',
  'removedNotes',
  'removedCards',
  'removedDecks',
] as const satisfies readonly (keyof MovedCounts)[];

function Moved({ came, went }: Pick<SyncHistoryEntry, 'came' | 'went'>) {
  const text = useText();
  const format = useFormat();
  if (totalMoved(came) + totalMoved(went) === 0) return <p className="soft">{text('history-moved-nothing')}</p>;
  return (
    <table className="sides history-table">
      <caption className="history-caption">{text('history-moved')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('history-column-kind')}</th>
          <th scope="col">{text('history-column-received')}</th>
          <th scope="col">{text('history-column-sent')}</th>
        </tr>
      </thead>
      <tbody>
        {KINDS.filter((kind) => came[kind] + went[kind] > 0).map((kind) => (
          <tr key={kind}>
            <th scope="row">{text(`history-row-${kind}`)}</th>
            <td>{format.number(came[kind])}</td>
            <td>{format.number(went[kind])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
