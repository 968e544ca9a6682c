import { Fragment, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { accountText, hasMoved, totalMoved, totalOverwritten } from './entry-words.ts';
import { type FoldedEntries, foldedEntries } from './folded-entries.ts';
import { PageButtons } from './page-buttons.tsx';
import { type PageStarts, currentStart, nextPage, previousPage } from './pages.ts';
import { ViewTitle } from './view-title.tsx';

const ENTRIES_ON_A_PAGE = 50;

export interface EntryListProps {
  readonly takesFocus: boolean;
  readonly pages: PageStarts;
  readonly onPages: (pages: PageStarts) => void;
  readonly onOpen: (entryId: number) => void;
}

export function EntryList({ takesFocus, pages, onPages, onOpen }: EntryListProps) {
  const text = useText();
  const before = currentStart(pages);
  const input = { limit: ENTRIES_ON_A_PAGE, ...(before === undefined ? {} : { before }) };
  const page = useServerQuery('syncHistory.list', input).data;
  return (
    <section className="panel history">
      <ViewTitle takesFocus={takesFocus}>{text('history-title')}</ViewTitle>
      <p className="soft">{text('history-text')}</p>
      {page === undefined ? null : page.entries.length === 0 && pages.length === 1 ? (
        <p className="empty">{text('history-empty')}</p>
      ) : (
        <Days entries={page.entries} onOpen={onOpen} />
      )}
      <PageButtons
        isFirst={pages.length === 1}
        isLast={page?.more !== true}
        onPrevious={() => onPages(previousPage(pages))}
        onNext={() => onPages(nextPage(pages, page?.entries.at(-1)?.entryId))}
        previousLabel={text('history-newer')}
        nextLabel={text('history-older')}
      />
    </section>
  );
}

interface DaysProps {
  readonly entries: readonly SyncHistoryEntry[];
  readonly onOpen: (entryId: number) => void;
}

function Days({ entries, onOpen }: DaysProps) {
  const format = useFormat();
  const nowMs = useNow(60_000);
  const days = Map.groupBy(entries, ({ startedMs }) => format.day(startedMs, nowMs));
  return (
    <div>
      {[...days].map(([day, ofDay]) => (
        <Fragment key={day}>
          <h2 className="history-day">{day}</h2>
          <ul className="history-list">
            {foldedEntries(ofDay).map((group) => (
              <EntryGroup key={group[0].entryId} group={group} onOpen={onOpen} />
            ))}
          </ul>
        </Fragment>
      ))}
    </div>
  );
}

interface EntryGroupProps {
  readonly group: FoldedEntries;
  readonly onOpen: (entryId: number) => void;
}

/** One sync, or several one after the other that had nothing to do: those take one line until somebody asks. */
function EntryGroup({ group, onOpen }: EntryGroupProps) {
  const text = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(group.length === 1);
  if (isOpen) {
    return group.map((entry, index) => (
      <li key={entry.entryId}>
        <EntryRow entry={entry} onOpen={onOpen} takesFocus={index === 0 && group.length > 1} />
      </li>
    ));
  }
  return (
    <li>
      <AriaButton className="history-row" aria-expanded={false} onPress={() => setOpen(true)}>
        <span className="history-time">{format.time(group[0].startedMs)}</span>
        <span className="history-what">
          <span className="soft">{text('history-folded', { count: group.length })}</span>
        </span>
      </AriaButton>
    </li>
  );
}

interface EntryRowProps {
  readonly entry: SyncHistoryEntry;
  /** In place of the line that was pressed. */
  readonly takesFocus: boolean;
  readonly onOpen: (entryId: number) => void;
}

function EntryRow({ entry, takesFocus, onOpen }: EntryRowProps) {
  const text = useText();
  const format = useFormat();
  const lost = totalOverwritten(entry.overwritten);
  const { startedMs, endedMs } = entry;
  return (
    <AriaButton className="history-row" autoFocus={takesFocus} onPress={() => onOpen(entry.entryId)}>
      <span className="history-time">{format.time(startedMs)}</span>
      <span className="history-what">
        <span className="history-end" data-end={entry.end}>
          {text(`history-end-${entry.end}`)}
        </span>
        <span className="soft">{accountText(entry, text)}</span>
        {lost === 0 ? null : <span className="history-lost">{text('history-overwritten-some', { count: lost })}</span>}
      </span>
      <span className="history-numbers">
        {hasMoved(entry) ? (
          <>
            <Arrow sign="↓" words={text('history-received', { count: totalMoved(entry.came) })} {...entry} />
            <Arrow sign="↑" words={text('history-sent', { count: totalMoved(entry.went) })} {...entry} />
          </>
        ) : entry.bytes === null ? null : (
          <span>{format.bytes(entry.bytes)}</span>
        )}
        {endedMs === null ? null : <span className="soft">{format.span(Math.max(0, endedMs - startedMs))}</span>}
      </span>
    </AriaButton>
  );
}

interface ArrowProps extends Pick<SyncHistoryEntry, 'came' | 'went'> {
  readonly sign: '↓' | '↑';
  readonly words: string;
}

/** A sign for the eye, words for who listens. */
function Arrow({ sign, words, came, went }: ArrowProps) {
  const format = useFormat();
  return (
    <span title={words}>
      <span aria-hidden="true">{`${sign} ${format.number(totalMoved(sign === '↓' ? came : went))}`}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}
