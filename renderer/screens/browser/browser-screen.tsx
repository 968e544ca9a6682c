import { memo, type Ref, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { useSteady } from '#renderer/components/use-steady.ts';
import { useScreenTitle } from '#renderer/frame/use-window-title.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { BrowserBar } from './browser-bar.tsx';
import { BrowserSidebar, type BrowserSidebarHandle } from './browser-sidebar.tsx';
import { EditorPane, type EditorPaneHandle } from './editor-pane.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { QuestionDialog } from './browser-question.tsx';
import { RowGrid, type RowGridHandle } from './row-grid.tsx';
import { SearchBar } from './search-bar.tsx';
import { type Joining, joined } from './search-terms.ts';
import { only, type Selection } from './selection.ts';
import { type BrowserState, useBrowser } from './use-browser.ts';
import { useEditorPlace } from './use-editor-place.ts';
import type { Focusable } from './use-view-actions.ts';

interface BrowserScreenProps {
  /** Undefined: the search of the preferences. */
  readonly query: string | undefined;
  /** Is chosen at first, if it is found. */
  readonly cardId: CardId | undefined;
}

/** Cards and notes, found by a search, looked at and changed. */
export function BrowserScreen({ query, cardId }: BrowserScreenProps) {
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  const noteIds = useServerQuery(
    'search.notesOfCards',
    { cardIds: cardId === undefined ? [] : [cardId] },
    { enabled: cardId !== undefined },
  ).data;
  if (preferences === undefined || (cardId !== undefined && noteIds === undefined)) return <main />;
  const row = preferences.mode === 'cards' ? cardId : noteIds?.[0];
  return <Browser preferences={preferences} first={query ?? (preferences.defaultSearch || 'deck:current')} row={row} />;
}

interface BrowserProps {
  readonly preferences: BrowserPreferences;
  /** What is searched for at first. */
  readonly first: string;
  /** What is chosen at first. */
  readonly row: number | undefined;
}

function Browser({ preferences, first, row }: BrowserProps) {
  const text = useText();
  const search = useRef<Focusable>(null);
  const sidebar = useRef<BrowserSidebarHandle>(null);
  const grid = useRef<RowGridHandle>(null);
  const editor = useRef<EditorPaneHandle>(null);
  const browser = useBrowser({ preferences, first, row, places: { search, sidebar, grid, editor } });
  const { found, rows, typed } = browser;
  const place = useEditorPlace();
  /** The row whose note somebody wants to write in. */
  const [opened, setOpened] = useState<number>();
  const begin = useEffectEvent(() => search.current?.focus());
  useEffect(() => begin(), []);
  useScreenTitle(
    found.ids === undefined
      ? text('browser-title')
      : text('browser-window-title', { chosen: rows.selection.ids.size, count: found.ids.length }),
  );
  const typedNow = useSteady(() => typed);
  const searchEntry = useSteady(
    (added: string, joining: Joining) => void browser.search(joined(typed, added, joining)),
  );
  const single = rows.selection.ids.size === 1 ? [...rows.selection.ids][0] : undefined;
  return (
    // Keys of this screen, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="browser-page" data-editor={place} onKeyDown={browser.onKeyDown}>
      <h1 className="unseen">{text('browser-title')}</h1>
      <BrowserSidebar ref={sidebar} typed={typedNow} platform={browser.platform} onSearch={searchEntry} />
      <div className="browser-middle">
        <SearchBar
          ref={search}
          value={typed}
          onChange={browser.type}
          onSearch={() => void browser.search(typed)}
          onEarlier={(earlier) => void browser.search(earlier)}
          onDown={browser.goToRows}
          wrong={found.wrong === undefined ? undefined : { ...found.wrong, query: typed }}
        />
        <Found
          browser={browser}
          grid={grid}
          onSelect={(changed) => {
            rows.select(changed);
            setOpened(undefined);
          }}
          onOpen={() => {
            setOpened(single);
            editor.current?.focus();
          }}
        />
      </div>
      {single === undefined ? null : (
        <EditorOf mode={found.mode} id={single} takesFocus={opened === single} ref={editor} />
      )}
      <BrowserDialogs browser={browser} />
    </main>
  );
}

interface FoundProps {
  readonly browser: BrowserState;
  readonly grid: Ref<RowGridHandle>;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: () => void;
}

/** The rows, and above them what can be done with them. */
function Found({ browser, grid, onSelect, onOpen }: FoundProps) {
  const text = useText();
  const { found, rows, view, platform, run } = browser;
  const [columnsOpen, setColumnsOpen] = useState(false);
  // Always the same ones, so that menus and rows are not drawn anew with each letter in the search field.
  const setMode = useSteady(view.setMode);
  const setColumns = useSteady(view.setColumns);
  const setSorting = useSteady(view.setSorting);
  const act = useSteady(run);
  const select = useSteady(onSelect);
  const open = useSteady(onOpen);
  const chooseColumns = useSteady(() => setColumnsOpen(true));
  return (
    <>
      <BrowserBar
        mode={view.mode}
        platform={platform}
        flagNames={view.flagNames}
        chosenCount={rows.selection.ids.size}
        total={found.ids?.length}
        columns={view.columns}
        columnsOpen={columnsOpen}
        onColumnsOpen={setColumnsOpen}
        onMode={setMode}
        onColumns={setColumns}
        onAction={act}
      />
      <section className="panel browser-panel" aria-busy={found.ids === undefined || found.running}>
        {found.ids === undefined ? null : found.ids.length === 0 ? (
          <p className="empty">{text('browser-none')}</p>
        ) : (
          <RowGrid
            ref={grid}
            mode={found.mode}
            ids={rows.ids}
            columns={view.columnsOf(found.mode)}
            onColumns={setColumns}
            onChooseColumns={chooseColumns}
            sorting={view.sorting}
            onSort={setSorting}
            selection={rows.selection}
            onSelect={select}
            onOpen={open}
          />
        )}
      </section>
    </>
  );
}

function BrowserDialogs({ browser }: { readonly browser: BrowserState }) {
  const { actions, found, rows, preview, platform } = browser;
  const { question } = actions;
  return (
    <>
      {question === undefined ? null : (
        <QuestionDialog
          question={question}
          onBrowse={(query) => void browser.search(query)}
          onClose={actions.closeQuestion}
        />
      )}
      {preview.start === undefined ? null : (
        <PreviewDialog
          mode={found.mode}
          ids={rows.ids}
          start={preview.start}
          platform={platform}
          onRow={(id) => rows.select(only(id))}
          onClose={preview.close}
        />
      )}
    </>
  );
}

interface EditorOfProps {
  readonly mode: BrowserMode;
  readonly id: number;
  readonly takesFocus: boolean;
  readonly ref: Ref<EditorPaneHandle>;
}

const EditorOf = memo(function EditorOf({ mode, id, takesFocus, ref }: EditorOfProps) {
  const ofCard = useServerQuery('search.notesOfCards', { cardIds: [id as CardId] }, { enabled: mode === 'cards' });
  // Until the answer for this card is there, that for the last one must not be taken for it.
  const known = ofCard.isPlaceholderData ? undefined : ofCard.data?.[0];
  const noteId = mode === 'notes' ? (id as NoteId) : known;
  if (noteId === undefined) return null;
  return <EditorPane key={noteId} noteId={noteId} takesFocus={takesFocus} ref={ref} />;
});
