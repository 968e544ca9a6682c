import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Key, Label, ListBox, ListBoxItem } from 'react-aria-components';
import type { DeckId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { nodesByKey, type SidebarNode } from './sidebar-tree.ts';
import type { SidebarQuestion } from './use-sidebar-actions.ts';
import { type Move, moveTo } from './use-sidebar-drag.ts';

interface SidebarDialogProps {
  readonly question: SidebarQuestion;
  readonly nodes: readonly SidebarNode[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

export function SidebarDialog({ question, nodes, onMove, onClose }: SidebarDialogProps) {
  switch (question.kind) {
    case 'saveSearch':
      return <SaveSearchDialog query={question.query} onClose={onClose} />;
    case 'rename':
      return <RenameDialog node={question.node} onClose={onClose} />;
    case 'move':
      return <MoveDialog moved={question.nodes} nodes={nodes} onMove={onMove} onClose={onClose} />;
    case 'removeDecks':
      return <RemoveDecksDialog deckIds={question.deckIds} onClose={onClose} />;
  }
}

interface NameDialogProps {
  readonly title: string;
  readonly doLabel: string;
  readonly startName: string;
  readonly hint?: string;
  readonly children?: ReactNode;
  /** Why this name can't be taken. */
  readonly problemOf: (name: string) => string | undefined;
  readonly onSubmit: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

function NameDialog({ title, doLabel, startName, hint, children, problemOf, onSubmit, onClose }: NameDialogProps) {
  const text = useText();
  const [name, setName] = useState(startName);
  const [asked, setAsked] = useState(false);
  const [running, setRunning] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  // What is typed takes the place of the old name.
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const problem = problemOf(name.trim());
  async function submit(): Promise<void> {
    setAsked(true);
    if (problem !== undefined || running) return;
    setRunning(true);
    try {
      await onSubmit(name.trim());
      onClose();
    } catch (error: unknown) {
      setRunning(false);
      showError(error);
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={running}>
            {doLabel}
          </Button>
        </>
      }
    >
      <div className="form" ref={form}>
        <TextInput
          label={text('browser-entry-name')}
          autoFocus
          autoComplete="off"
          value={name}
          onChange={setName}
          hint={hint}
          error={asked ? problem : undefined}
        />
        {children}
      </div>
    </Dialog>
  );
}

function SaveSearchDialog({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const text = useText();
  const { calls } = useClient();
  const problemOf = useSavedNameProblem(undefined);
  return (
    <NameDialog
      title={text('browser-save-search-title')}
      doLabel={text('browser-save-search-do')}
      startName=""
      problemOf={problemOf}
      onSubmit={async (name) => {
        const { savedSearches } = await calls.browserPreferences.get({});
        await calls.browserPreferences.set({ savedSearches: [...savedSearches, { name, query }] });
        showToast(text('browser-saved', { name }));
      }}
      onClose={onClose}
    >
      <p className="soft">
        {text('browser-search')} <code dir="auto">{query}</code>
      </p>
    </NameDialog>
  );
}

/** Names are there once; `own` is the one that is changed. */
function useSavedNameProblem(own: string | undefined): (name: string) => string | undefined {
  const text = useText();
  const saved = useServerQuery('browserPreferences.get', {}).data?.savedSearches ?? [];
  return (name) => {
    if (name === '') return text('browser-entry-name-empty');
    return name !== own && saved.some((known) => known.name === name) ? text('browser-entry-name-taken') : undefined;
  };
}

interface RenameDialogProps {
  readonly node: SidebarNode;
  readonly onClose: () => void;
}

function RenameDialog({ node, onClose }: RenameDialogProps) {
  const { subject } = node;
  if (subject.kind === 'saved') return <RenameSavedDialog name={subject.name} onClose={onClose} />;
  if (subject.kind === 'flag') return <RenameFlagDialog flag={subject.flag} onClose={onClose} />;
  return subject.kind === 'tag' ? <RenameTagDialog tag={subject.fullName} onClose={onClose} /> : null;
}

function RenameSavedDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const text = useText();
  const { calls } = useClient();
  const problemOf = useSavedNameProblem(name);
  return (
    <NameDialog
      title={text('browser-entry-rename-title', { name })}
      doLabel={text('browser-entry-rename-do')}
      startName={name}
      problemOf={problemOf}
      onSubmit={async (newName) => {
        const { savedSearches } = await calls.browserPreferences.get({});
        await calls.browserPreferences.set({
          savedSearches: savedSearches.map((saved) => (saved.name === name ? { ...saved, name: newName } : saved)),
        });
      }}
      onClose={onClose}
    />
  );
}

function RenameFlagDialog({ flag, onClose }: { readonly flag: number; readonly onClose: () => void }) {
  const text = useText();
  const { calls } = useClient();
  const own = useServerQuery('browserPreferences.get', {}).data?.flagNames[flag - 1];
  const usual = text('browser-flag', { flag });
  return own === undefined ? null : (
    <NameDialog
      title={text('browser-entry-rename-title', { name: own || usual })}
      doLabel={text('browser-entry-rename-do')}
      startName={own}
      hint={text('browser-flag-name-hint', { name: usual })}
      problemOf={() => undefined}
      onSubmit={async (name) => {
        const { flagNames } = await calls.browserPreferences.get({});
        await calls.browserPreferences.set({ flagNames: flagNames.with(flag - 1, name) });
      }}
      onClose={onClose}
    />
  );
}

function RenameTagDialog({ tag, onClose }: { readonly tag: string; readonly onClose: () => void }) {
  const text = useText();
  const { calls } = useClient();
  return (
    <NameDialog
      title={text('browser-entry-rename-title', { name: tag })}
      doLabel={text('browser-entry-rename-do')}
      startName={tag}
      hint={text('browser-tag-name-hint')}
      problemOf={(name) =>
        name === ''
          ? text('browser-entry-name-empty')
          : /[ \u3000]/u.test(name)
            ? text('browser-tag-name-space')
            : undefined
      }
      onSubmit={async (name) => {
        const { noteCount } = await calls.tags.rename({ tag, name });
        showToast(text('browser-notes-changed', { count: noteCount }), { canUndo: true });
      }}
      onClose={onClose}
    />
  );
}

const TOP = 'top';
/** More are found by typing: nobody reads a longer list. */
const SHOWN_AT_MOST = 100;

interface MoveDialogProps {
  readonly moved: readonly SidebarNode[];
  readonly nodes: readonly SidebarNode[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

/** The keyboard's way of dragging decks or tags under another one. */
function MoveDialog({ moved, nodes, onMove, onClose }: MoveDialogProps) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<Key>(TOP);
  const key = wanted.trim().toLocaleLowerCase();
  const targets = [...nodesByKey(nodes).values()]
    .filter((node) => moveTo(moved, node)?.parent != null && fullNameOf(node).toLocaleLowerCase().includes(key))
    .slice(0, SHOWN_AT_MOST);
  const submit = (): void => {
    const parent = targets.find((target) => target.key === chosen) ?? null;
    if (parent === null && chosen !== TOP) return;
    onMove({ moved, parent });
    onClose();
  };
  return (
    <Dialog
      title={text('browser-move-title', { count: moved.length, name: moved[0]?.label ?? '' })}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text('browser-change-deck-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput label={text('browser-move-find')} autoFocus autoComplete="off" value={wanted} onChange={setWanted} />
        <div className="field">
          <Label className="field-label">{text('decks-move-target')}</Label>
          <ListBox
            className="list-box"
            aria-label={text('decks-move-target')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen]}
            onSelectionChange={(keys) => setChosen(keys === 'all' ? TOP : ([...keys][0] ?? TOP))}
          >
            {[
              <ListBoxItem key={TOP} id={TOP} className="list-box-item">
                {text('decks-move-top')}
              </ListBoxItem>,
              ...targets.map((node) => (
                <ListBoxItem key={node.key} id={node.key} textValue={fullNameOf(node)} className="list-box-item">
                  <span dir="auto">{fullNameOf(node)}</span>
                </ListBoxItem>
              )),
            ]}
          </ListBox>
        </div>
      </div>
    </Dialog>
  );
}

function fullNameOf({ subject, label }: SidebarNode): string {
  return subject.kind === 'deck' || subject.kind === 'tag' ? subject.fullName : label;
}

/** Asked whenever several decks go, whether or not there are cards in them. */
function RemoveDecksDialog({
  deckIds,
  onClose,
}: {
  readonly deckIds: readonly DeckId[];
  readonly onClose: () => void;
}) {
  const text = useText();
  const remove = useOperation('decks.remove');
  const preview = useServerQuery('decks.removalPreview', { deckIds: [...deckIds] });
  if (preview.data === undefined || preview.isPlaceholderData) return null;
  const { deckCount, cardCount } = preview.data;
  async function removeNow(): Promise<void> {
    const removed = await remove.run({ deckIds: [...deckIds] });
    if (removed === undefined) return;
    showToast(text('browser-decks-removed', { count: deckCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-decks-remove-title', { count: deckCount })}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={remove.running} onPress={() => void removeNow()}>
            {text('browser-decks-remove-do')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <p>{text('decks-delete-text', { cards: cardCount })}</p>
      <p className="soft">{text('decks-delete-undo')}</p>
    </Dialog>
  );
}
