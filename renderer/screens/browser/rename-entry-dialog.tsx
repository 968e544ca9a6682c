import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { EntryNameDialog } from './entry-name-dialog.tsx';
import type { SidebarNode } from './sidebar-tree.ts';
import { useSavedNameProblem } from './use-saved-name-problem.ts';

interface RenameEntryDialogProps {
  readonly node: SidebarNode;
  readonly onClose: () => void;
}

/** Another name for a saved search, a flag or a tag; decks have a dialog of their own. */
export function RenameEntryDialog({ node, onClose }: RenameEntryDialogProps) {
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
    <EntryNameDialog
      title={text('browser-entry-rename-title', { name })}
      action={text('browser-entry-rename-do')}
      startName={name}
      problemOf={problemOf}
      store={async (newName) => {
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
    <EntryNameDialog
      title={text('browser-entry-rename-title', { name: own || usual })}
      action={text('browser-entry-rename-do')}
      startName={own}
      hint={text('browser-flag-name-hint', { name: usual })}
      problemOf={() => undefined}
      store={async (name) => {
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
    <EntryNameDialog
      title={text('browser-entry-rename-title', { name: tag })}
      action={text('browser-entry-rename-do')}
      startName={tag}
      hint={text('browser-tag-name-hint')}
      problemOf={(name) =>
        name === ''
          ? text('browser-entry-name-empty')
          : /[ \u3000]/u.test(name)
            ? text('browser-tag-name-space')
            : undefined
      }
      store={async (name) => {
        const { noteCount } = await calls.tags.rename({ tag, name });
        showToast(text('browser-notes-changed', { count: noteCount }), { canUndo: true });
      }}
      onClose={onClose}
    />
  );
}
