import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { chosenTarget } from '#renderer/rpc/file-exchange.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { type ExportForm, exportTask, fileNameOf } from './export-form.ts';

export interface Exporting {
  readonly running: boolean;
  /** From 0 to 1; undefined: not known. */
  readonly progress: number | undefined;
  readonly start: (form: ExportForm) => void;
  readonly cancel: () => void;
}

interface Made {
  readonly bytes: number;
  readonly count: number;
}

/** Asks where the file is to go, makes it, and says how large it became. */
export function useExport(onDone: () => void): Exporting {
  const text = useText();
  const format = useFormat();
  const { calls } = useClient();
  const tree = useServerQuery('decks.tree', {}).data;
  const packages = useTask('packages.export');
  const texts = useTask('text.export');
  const running = texts.running ? texts : packages;

  async function make(form: ExportForm, path: string): Promise<Made | undefined> {
    const { kind, options } = exportTask(form);
    if (kind === 'text') return texts.run({ path, scope: form.scope, options });
    const made = await packages.run({ path, overwrite: true, scope: form.scope, options });
    return made && { bytes: made.bytes, count: made.counts.notes };
  }
  async function run(form: ExportForm): Promise<void> {
    const { kind, scope } = form;
    const deckName = scope.kind === 'deck' ? nameOf(tree ?? [], scope.deckId) : undefined;
    const fileName = fileNameOf(form, deckName, new Date());
    const extensions = [fileName.slice(fileName.lastIndexOf('.') + 1)];
    const target = await chosenTarget(calls, fileName, [{ name: text(`export-kind-${kind}`), extensions }]);
    if (target === undefined) return;
    const made = await make(form, target.path);
    if (made === undefined) {
      await calls.files.release({ path: target.path });
      return;
    }
    target.done();
    const said = { count: made.count, fileName: target.fileName, size: format.bytes(made.bytes) };
    showToast(text(kind === 'cardsText' ? 'export-done-cards' : 'export-done', said));
    onDone();
  }
  return {
    running: packages.running || texts.running,
    progress: progressShare(running.progress?.done ?? 0, running.progress?.total ?? null),
    start: (form) => void run(form).catch(showError),
    cancel: running.cancel,
  };
}

function nameOf(decks: readonly DeckTreeNode[], deckId: number): string | undefined {
  for (const deck of decks) {
    const name = deck.deckId === deckId ? deck.fullName : nameOf(deck.children, deckId);
    if (name !== undefined) return name;
  }
  return undefined;
}
