import { useRef, useState } from 'react';
import type { MediaFilter } from '#shared/contract/media.ts';
import { Button } from '#renderer/components/button.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useOpenMediaFolder } from '#renderer/frame/use-open-media-folder.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { goToCheckMedia, goToDecks } from '#renderer/state/ui-store.ts';
import { FileDetails } from './file-details.tsx';
import { FileGrid } from './file-grid.tsx';
import { LookAgain } from './look-again.tsx';
import { useFilePages } from './use-file-pages.ts';

const filters = [
  'all',
  'waiting',
  'problems',
  'onlyHere',
  'onlyServer',
  'unused',
  'missing',
  'caseClash',
] as const satisfies readonly MediaFilter[];
const typingPauseMs = 200;

/** Every media file with where it is and how it stands. */
export function MediaFilesScreen({ filter: firstFilter }: { readonly filter: MediaFilter }) {
  const text = useText();
  const [filter, setFilter] = useState(firstFilter);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<number>();
  const details = useRef<HTMLElement>(null);
  const search = useSettled(typed.trim(), typingPauseMs);
  const pages = useFilePages(filter, search, chosen);
  const { total } = pages;
  return (
    <main className="page media-files">
      <Button look="plain" className="back" onPress={goToDecks}>
        {text('nav-decks')}
      </Button>
      <Head />
      <LostFilesNote />
      <div className="media-files-choice">
        <SelectInput
          label={text('media-files-filter')}
          options={filters.map((value) => ({ value, label: text(`media-filter-${value}`) }))}
          value={filter}
          onChange={(value) => {
            setFilter(value);
            setChosen(undefined);
          }}
        />
        <TextInput
          label={text('media-files-search')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setChosen(undefined);
          }}
        />
        <p className="soft media-files-count" role="status">
          {total === undefined ? '' : text('media-files-count', { count: total })}
        </p>
      </div>
      <div className="media-files-body">
        <section className="panel file-panel" aria-busy={total === undefined}>
          {total === undefined ? null : total === 0 ? (
            <p className="empty">
              {text(filter === 'all' && search === '' ? 'media-files-empty' : 'media-files-none')}
            </p>
          ) : (
            <FileGrid
              key={`${filter} ${search}`}
              pages={pages}
              total={total}
              chosen={chosen}
              onChoose={setChosen}
              onOpen={() => details.current?.focus()}
            />
          )}
        </section>
        <FileDetails row={chosen === undefined ? undefined : pages.rowAt(chosen)} ref={details} />
      </div>
    </main>
  );
}

function Head() {
  const text = useText();
  const openFolder = useOpenMediaFolder();
  return (
    <div className="media-files-head">
      <h1 className="overview-title">{text('media-files-title')}</h1>
      <div className="button-row">
        <LookAgain />
        <Button onPress={goToCheckMedia}>{text('command-checkMedia')}</Button>
        <Button onPress={openFolder}>{text('media-open-folder')}</Button>
      </div>
    </div>
  );
}

/** Many files that are gone have a reason that the user should look for: a disk, a program that tidies up. */
function LostFilesNote() {
  const text = useText();
  const lost = useServerQuery('media.status', {}).data?.lost;
  if (lost == null) return null;
  return (
    <div className="note" role="note">
      <p className="note-title">{text('media-lost-title', { count: lost.fileCount })}</p>
      <p>{text('media-lost-text')}</p>
    </div>
  );
}
