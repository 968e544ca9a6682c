import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { chosenTarget } from '#renderer/rpc/file-exchange.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { type ExportForm, fileNameOf, packageOptions } from './export-form.ts';

export interface Exporting {
  readonly running: boolean;
  /** From 0 to 1; undefined: not known. */
  readonly progress: number | undefined;
  readonly start: (form: ExportForm) => void;
  readonly cancel: () => void;
}

/** Asks where the file is to go, makes it, and says how large it became. */
export function useExport(onDone: () => void): Exporting {
  const text = useText();
  const format = useFormat();
  const { calls } = useClient();
  const tree = useServerQuery('decks.tree', {}).data;
  const task = useTask('packages.export');

  async function run(form: ExportForm): Promise<void> {
    const { scope } = form;
    const deckName = scope.kind === 'deck' ? nameOf(tree ?? [], scope.deckId) : undefined;
    const fileName = fileNameOf(form, deckName, new Date());
    const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
    const target = await chosenTarget(calls, fileName, [
      { name: text(`export-kind-${form.kind}`), extensions: [extension] },
    ]);
    if (target === undefined) return;
    const made = await task.run({ path: target.path, overwrite: true, scope, options: packageOptions(form) });
    if (made === undefined) {
      await calls.files.release({ path: target.path });
      return;
    }
    target.done();
    showToast(
      text('export-done', { fileName: target.fileName, size: format.bytes(made.bytes), notes: made.counts.notes }),
    );
    onDone();
  }
  const { progress } = task;
  return {
    running: task.running,
    progress: progress?.total == null || progress.total === 0 ? undefined : Math.min(1, progress.done / progress.total),
    start: (form) => void run(form).catch(showError),
    cancel: task.cancel,
  };
}

function nameOf(decks: readonly DeckTreeNode[], deckId: number): string | undefined {
  for (const deck of decks) {
    const name = deck.deckId === deckId ? deck.fullName : nameOf(deck.children, deckId);
    if (name !== undefined) return name;
  }
  return undefined;
}
