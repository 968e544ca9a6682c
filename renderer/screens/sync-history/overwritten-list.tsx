import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { OverwrittenItem, OverwrittenKind, SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import { Choice } from '#renderer/components/choice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { totalOverwritten } from './entry-words.ts';
import { PageButtons } from './page-buttons.tsx';
import { FIRST_PAGE, type PageStarts, currentStart, nextPage, previousPage } from './pages.ts';

const ITEMS_ON_A_PAGE = 100;
const KINDS = ['note', 'card', 'deck', 'deckConfig', 'notetype'] as const;

export interface OverwrittenListProps {
  readonly entry: SyncHistoryEntry;
  readonly pages: PageStarts;
  readonly onPages: (pages: PageStarts) => void;
  readonly onOpen: (versionId: number) => void;
}

export function OverwrittenList({ entry, pages, onPages, onOpen }: OverwrittenListProps) {
  const text = useText();
  const count = totalOverwritten(entry.overwritten);
  if (count === 0) {
    return entry.end === 'merged' ? <p className="soft">{text('history-lost-none')}</p> : null;
  }
  return (
    <section className="history-section" aria-labelledby="history-lost">
      <h2 className="history-subtitle" id="history-lost">
        {text('history-lost-title')}
      </h2>
      <p className="soft">
        {entry.versionsKept
          ? text(entry.end === 'merged' ? 'history-lost-text' : 'history-lost-unsure')
          : `${text('history-overwritten-some', { count })}. ${text('history-lost-gone')}`}
      </p>
      {entry.versionsKept ? <Kept entry={entry} pages={pages} onPages={onPages} onOpen={onOpen} /> : null}
    </section>
  );
}

function Kept({ entry, pages, onPages, onOpen }: OverwrittenListProps) {
  const text = useText();
  const [kind, setKind] = useState<OverwrittenKind | 'all'>('all');
  const kinds = KINDS.filter((known) => entry.overwritten[known] > 0);
  const after = currentStart(pages);
  const page = useServerQuery('syncHistory.overwritten', {
    entryId: entry.entryId,
    limit: ITEMS_ON_A_PAGE,
    ...(kind === 'all' ? {} : { kind }),
    ...(after === undefined ? {} : { after }),
  }).data;
  return (
    <>
      {kinds.length < 2 ? null : (
        <Choice
          label={text('history-lost-kinds')}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            onPages(FIRST_PAGE);
          }}
          options={[
            { value: 'all', label: text('history-lost-all') },
            ...kinds.map((value) => ({ value, label: text(`history-kind-${value}`) })),
          ]}
        />
      )}
      <ul className="history-list">
        {page?.items.map((item) => (
          <li key={item.versionId}>
            <ItemRow item={item} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <PageButtons
        isFirst={pages.length === 1}
        isLast={page?.more !== true}
        onPrevious={() => onPages(previousPage(pages))}
        onNext={() => onPages(nextPage(pages, page?.items.at(-1)?.versionId))}
        previousLabel={text('history-previous')}
        nextLabel={text('history-next')}
      />
    </>
  );
}

interface ItemRowProps {
  readonly item: OverwrittenItem;
  readonly onOpen: (versionId: number) => void;
}

function ItemRow({ item, onOpen }: ItemRowProps) {
  const text = useText();
  return (
    <AriaButton className="history-row" onPress={() => onOpen(item.versionId)}>
      <span className="history-kind">{text(`history-kind-${item.kind}`)}</span>
      <span className="history-what">
        <bdi className="history-item-title">{item.title === '' ? text('history-untitled') : item.title}</bdi>
        <span className="soft">{text(`history-lost-${item.side}-${item.by}`)}</span>
      </span>
    </AriaButton>
  );
}
