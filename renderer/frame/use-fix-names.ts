import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodInput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

type Renames = MethodInput<'mediaReferences.rename'>['renames'];

/** Has the notes name files as they are called, which can be taken back. True: it was done. */
export function useFixNames(): {
  readonly running: boolean;
  readonly run: (renames: Renames) => Promise<boolean>;
} {
  const text = useText();
  const rename = useOperation('mediaReferences.rename');
  return {
    running: rename.running,
    run: async (renames) => {
      const done = await rename.run({ renames });
      if (done === undefined) return false;
      showToast(text('media-fixed', { count: done.noteCount }), { canUndo: done.noteCount > 0 });
      return true;
    },
  };
}
