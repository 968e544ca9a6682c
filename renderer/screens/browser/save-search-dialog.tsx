import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showToast } from '#renderer/state/toast-store.ts';
import { EntryNameDialog } from './entry-name-dialog.tsx';
import { useSavedNameProblem } from './use-saved-name-problem.ts';

interface SaveSearchDialogProps {
  readonly query: string;
  readonly onClose: () => void;
}

export function SaveSearchDialog({ query, onClose }: SaveSearchDialogProps) {
  const text = useText();
  const { calls } = useClient();
  const problemOf = useSavedNameProblem(undefined);
  return (
    <EntryNameDialog
      title={text('browser-save-search-title')}
      action={text('browser-save-search-do')}
      startName=""
      problemOf={problemOf}
      store={async (name) => {
        const { savedSearches } = await calls.browserPreferences.get({});
        await calls.browserPreferences.set({ savedSearches: [...savedSearches, { name, query }] });
        showToast(text('browser-saved', { name }));
      }}
      onClose={onClose}
    >
      <p className="soft">
        {text('browser-search')} <code dir="auto">{query}</code>
      </p>
    </EntryNameDialog>
  );
}
