import type { ChosenFile } from '#shared/contract/files.ts';
import { fileKindOf, PACKAGE_EXTENSIONS, TEXT_EXTENSIONS } from '#shared/domain/import-kinds.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { chosenFile, type SendingOptions, sentFile } from '#renderer/rpc/file-exchange.ts';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { showReceiving } from '#renderer/state/receiving-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface FileImport {
  /** Lets the person choose a file. To be called for a press. */
  readonly choose: () => void;
  /** The same, of packages alone. */
  readonly choosePackage: () => void;
  /** Of one that was dropped on the window. */
  readonly take: (file: File) => void;
  /** Of one that the host knows already. */
  readonly open: (file: ChosenFile) => void;
}

/** From a file to the dialog that imports it. */
export function useImportFile(): FileImport {
  const { calls } = useClient();
  const text = useText();

  function open(file: ChosenFile): void {
    switch (fileKindOf(file.fileName)) {
      case 'package':
        openDialog({ kind: 'importPackage', file });
        return;
      case 'text':
        openDialog({ kind: 'importText', file });
        return;
      case undefined:
        showToast(text('import-unknown', { fileName: file.fileName }));
        void calls.files.release({ path: file.path });
    }
  }
  async function receive(from: (options: SendingOptions) => Promise<ChosenFile | undefined>): Promise<void> {
    const abort = new AbortController();
    try {
      const file = await from({
        signal: abort.signal,
        onProgress: (progress) => showReceiving({ ...progress, cancel: () => abort.abort() }),
      });
      if (file !== undefined) open(file);
    } catch (error: unknown) {
      showError(error);
    } finally {
      showReceiving(undefined);
    }
  }
  const packages = { name: text('import-kind-packages'), extensions: [...PACKAGE_EXTENSIONS] };
  const kinds = [
    { name: text('import-kind-all'), extensions: [...PACKAGE_EXTENSIONS, ...TEXT_EXTENSIONS] },
    packages,
    { name: text('import-kind-text'), extensions: [...TEXT_EXTENSIONS] },
  ];
  return {
    choose: () => void receive((options) => chosenFile(calls, kinds, options)),
    choosePackage: () => void receive((options) => chosenFile(calls, [packages], options)),
    take: (file) => {
      // Nothing is sent for nothing.
      if (fileKindOf(file.name) === undefined) showToast(text('import-unknown', { fileName: file.name }));
      else void receive((options) => sentFile(calls, file, options));
    },
    open,
  };
}
