import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import { BROWSER_COLUMNS, type BrowserMode } from '#shared/domain/browser-column.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { editorKeyMatches, keyText } from '#renderer/editor/editor-actions.ts';
import { ResetCardDialog } from '#renderer/frame/reset-card-dialog.tsx';
import { SetDueDateDialog } from '#renderer/frame/set-due-date-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { BrowserSidebar } from './browser-sidebar.tsx';
import { ChangeDeckDialog } from './change-deck-dialog.tsx';
import { ChangeNotetypeDialog } from './change-notetype-dialog.tsx';
import { EditorPane, type EditorPaneHandle } from './editor-pane.tsx';
import { FindDuplicatesDialog } from './find-duplicates-dialog.tsx';
import { FindReplaceDialog } from './find-replace-dialog.tsx';
import { RepositionDialog } from './reposition-dialog.tsx';
import { RowGrid } from './row-grid.tsx';
import { SearchBar } from './search-bar.tsx';
import { joined } from './search-terms.ts';
import { NOTHING, type Selection, only, within } from './selection.ts';
import { TagsDialog } from './tags-dialog.tsx';
import { useBrowserSearch } from './use-browser-search.ts';
import {
  browserActions,
  type BrowserActionId,
  type BrowserQuestion,
  useBrowserActions,
} from './use-browser-actions.ts';

/** Cards and notes, found by a search, looked at and changed. */
export function BrowserScreen({ query }: { readonly query: string | undefined }) {
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  if (preferences === undefined) return <main />;
  return <Browser preferences={preferences} first={query ?? (preferences.defaultSearch || 'deck:current')} />;
}

function Browser({ preferences, first }: { readonly preferences: BrowserPreferences; readonly first: string }) {
  const text = useText();
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const store = useOperation('browserPreferences.set');
  const { mode } = preferences;
  const { columns, sortColumn, descending } = preferences[mode];
  const found = useBrowserSearch(mode, { column: sortColumn, descending }, first);
  const [typed, setTyped] = useState(first);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const ids = found.ids ?? [];
  const chosen = within(selection, ids);
  const actions = useBrowserActions({ mode, ids: [...chosen.ids], current: chosen.current });
  const search = useRef<{ focus(): void }>(null);
  const editor = useRef<EditorPaneHandle>(null);
  const [opened, setOpened] = useState<number>();
  const focusRows = (): void => document.querySelector<HTMLElement>('.browser-row[tabindex="0"]')?.focus();
  const begin = useEffectEvent(() => search.current?.focus());
  useEffect(() => begin(), []);

  const run = (query: string): void => {
    setTyped(query);
    found.run(query);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const places: readonly (readonly [key: string, act: () => void])[] = [
      ['CmdOrCtrl+F', () => search.current?.focus()],
      ['CmdOrCtrl+Shift+F', () => document.querySelector<HTMLElement>('.browser-sidebar input')?.focus()],
      ['CmdOrCtrl+Shift+L', focusRows],
      ['CmdOrCtrl+Shift+N', () => editor.current?.focus()],
      ['CmdOrCtrl+Alt+T', () => void store.run({ mode: mode === 'cards' ? 'notes' : 'cards' })],
    ];
    const actions_ = browserActions.flatMap(({ id, key }) =>
      key === null ? [] : [[key, () => actions.run(id)] as const],
    );
    const inText = event.target instanceof HTMLElement && event.target.closest('.note-editor, input') !== null;
    // In the editor its own keys go first; what has the same elsewhere is the rows'.
    const hit = [...places, ...(inText ? [] : actions_)].find(([key]) => editorKeyMatches(event, key, platform));
    if (hit === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    hit[1]();
  };
  const single = chosen.ids.size === 1 ? [...chosen.ids][0] : undefined;
  return (
    // Keys of this screen, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="browser-page" onKeyDown={onKeyDown}>
      <h1 className="unseen">{text('browser-title')}</h1>
      <BrowserSidebar onSearch={(added, joining) => run(joined(typed, added, joining))} />
      <div className="browser-middle">
        <SearchBar
          ref={search}
          value={typed}
          onChange={setTyped}
          onSearch={() => found.run(typed)}
          onDown={() => {
            const [firstId] = ids;
            if (chosen.current === undefined && firstId !== undefined) setSelection(only(firstId));
            focusRows();
          }}
          wrong={found.wrong === undefined ? undefined : { ...found.wrong, query: typed }}
        />
        <BrowserBar
          mode={mode}
          platform={platform}
          chosenCount={chosen.ids.size}
          total={found.ids?.length}
          columns={columns}
          onMode={(other) => void store.run({ mode: other })}
          onColumns={(shown) => void store.run({ [mode]: { ...preferences[mode], columns: shown } })}
          onAction={actions.run}
        />
        <section className="panel browser-panel" aria-busy={found.ids === undefined || found.running}>
          {found.ids === undefined ? null : ids.length === 0 ? (
            <p className="empty">{text('browser-none')}</p>
          ) : (
            <RowGrid
              mode={mode}
              ids={ids}
              columns={columns}
              sorting={{ column: sortColumn, descending }}
              onSort={({ column, descending: down }) =>
                void store.run({ [mode]: { ...preferences[mode], sortColumn: column, descending: down } })
              }
              selection={chosen}
              onSelect={(changed) => {
                setSelection(changed);
                setOpened(undefined);
              }}
              onOpen={() => {
                setOpened(single);
                editor.current?.focus();
              }}
            />
          )}
        </section>
      </div>
      {single === undefined ? null : <EditorOf mode={mode} id={single} takesFocus={opened === single} ref={editor} />}
      {actions.question === undefined ? null : (
        <Question question={actions.question} onBrowse={run} onClose={actions.closeQuestion} />
      )}
    </main>
  );
}

function EditorOf({
  mode,
  id,
  takesFocus,
  ref,
}: {
  readonly mode: BrowserMode;
  readonly id: number;
  readonly takesFocus: boolean;
  readonly ref: Ref<EditorPaneHandle>;
}) {
  const ofCard = useServerQuery('search.notesOfCards', { cardIds: [id as CardId] }, { enabled: mode === 'cards' });
  // Until the answer for this card is there, that for the last one must not be taken for it.
  const known = ofCard.isPlaceholderData ? undefined : ofCard.data?.[0];
  const noteId = mode === 'notes' ? (id as NoteId) : known;
  if (noteId === undefined) return null;
  return <EditorPane key={noteId} noteId={noteId} takesFocus={takesFocus} ref={ref} />;
}

interface BrowserBarProps {
  readonly mode: BrowserMode;
  readonly platform: string;
  readonly chosenCount: number;
  readonly total: number | undefined;
  readonly columns: BrowserPreferences['cards']['columns'];
  readonly onMode: (mode: BrowserMode) => void;
  readonly onColumns: (columns: BrowserPreferences['cards']['columns']) => void;
  readonly onAction: (id: BrowserActionId) => void;
}

/** What can be done with the chosen rows, what is shown of them, and how many there are. */
function BrowserBar({ mode, platform, columns, ...props }: BrowserBarProps) {
  const text = useText();
  const menu = (of: 'cards' | 'notes') => (
    <ActionMenu
      label={text('browser-menu', { of })}
      items={browserActions
        .filter((action) => action.of === of)
        .map(({ id, group, key }) => ({
          id,
          group,
          label: text('browser-action', { action: id }),
          shortcut: key === null ? undefined : keyText(key, platform),
        }))}
      onAction={props.onAction}
      trigger={<BarButton label={text('browser-menu', { of })} />}
    />
  );
  return (
    <div className="browser-bar">
      <div className="browser-modes" role="group" aria-label={text('browser-mode')}>
        {(['cards', 'notes'] as const).map((other) => (
          <button
            key={other}
            type="button"
            className="browser-mode"
            aria-pressed={mode === other}
            onClick={() => props.onMode(other)}
          >
            {text('browser-menu', { of: other })}
          </button>
        ))}
      </div>
      {menu('cards')}
      {menu('notes')}
      <ActionMenu
        label={text('browser-columns')}
        items={BROWSER_COLUMNS.map((column) => ({
          id: column,
          group: 0,
          label: (columns.includes(column) ? '✓ ' : '') + text('browser-column', { column, mode }),
          isDisabled: columns.length === 1 && columns.includes(column),
        }))}
        onAction={(column) =>
          props.onColumns(columns.includes(column) ? columns.filter((shown) => shown !== column) : [...columns, column])
        }
        trigger={<BarButton label={text('browser-columns')} />}
      />
      <p className="soft browser-count" role="status">
        {props.total === undefined ? '' : text('browser-count', { chosen: props.chosenCount, count: props.total })}
      </p>
    </div>
  );
}

function BarButton({ label }: { readonly label: string }) {
  return (
    <AriaButton className="button">
      {label}
      <Icon name="fold" className="icon-small" />
    </AriaButton>
  );
}

interface QuestionProps {
  readonly question: BrowserQuestion;
  readonly onBrowse: (query: string) => void;
  readonly onClose: () => void;
}

function Question({ question, onBrowse, onClose }: QuestionProps) {
  switch (question.kind) {
    case 'changeDeck':
      return <ChangeDeckDialog cardIds={question.cardIds} onClose={onClose} />;
    case 'setDueDate':
      return <SetDueDateDialog place="browser" cardIds={question.cardIds} onClose={onClose} />;
    case 'reset':
      return <ResetCardDialog place="browser" cardIds={question.cardIds} onClose={onClose} />;
    case 'reposition':
      return <RepositionDialog cardIds={question.cardIds} onClose={onClose} />;
    case 'addTags':
    case 'removeTags':
      return <TagsDialog kind={question.kind} noteIds={question.noteIds} onClose={onClose} />;
    case 'findReplace':
      return <FindReplaceDialog noteIds={question.noteIds} onClose={onClose} />;
    case 'findDuplicates':
      return <FindDuplicatesDialog onBrowse={onBrowse} onClose={onClose} />;
    case 'changeNotetype':
      return (
        <ChangeNotetypeDialog noteIds={question.noteIds} fromNotetypeId={question.fromNotetypeId} onClose={onClose} />
      );
  }
}
