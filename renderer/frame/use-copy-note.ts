import type { NoteId } from '#shared/contract/ids.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useAddDraft } from '#renderer/state/add-draft.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { goToAdd } from '#renderer/state/ui-store.ts';

/** Opens the screen to add notes with a copy of this one; nothing is added yet. */
export function useCopyNote(): (noteId: NoteId) => Promise<void> {
  const { calls } = useClient();
  return async (noteId) => {
    try {
      const [{ notetypeId, fields, tags }, { deckId }] = await Promise.all([
        calls.notes.get({ noteId }),
        calls.notes.defaults({}),
      ]);
      useAddDraft.setState({ notetypeId, deckId, fields, names: [], tags });
      goToAdd();
    } catch (error: unknown) {
      showError(error);
    }
  };
}
