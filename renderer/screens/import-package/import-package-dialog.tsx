import { useEffect, useEffectEvent, useState } from 'react';
import type { ChosenFile } from '#shared/contract/files.ts';
import type { ImportOptions, ImportResult, PackageInfo } from '#shared/contract/packages.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { ImportProgressDialog } from './import-progress-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MergedDialog } from './merged-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { ReplacedDialog } from './replaced-dialog.tsx';

export interface ImportPackageDialogProps {
  readonly file: ChosenFile;
  readonly onClose: () => void;
}

/** A package file, from a look into it to what became of it. Nothing changes before the person has said so. */
export function ImportPackageDialog({ file, onClose }: ImportPackageDialogProps) {
  const text = useText();
  const inspected = useInspected(file, onClose);
  const importing = useTask('packages.import');
  const [result, setResult] = useState<ImportResult>();

  async function start(options: ImportOptions): Promise<void> {
    const done = await importing.run({ path: file.path, options });
    if (done !== undefined) setResult(done);
  }
  if (importing.running) {
    return (
      <ImportProgressDialog title={text('import-running')} progress={importing.progress} onCancel={importing.cancel} />
    );
  }
  if (result?.kind === 'merged') return <MergedDialog log={result.log} onClose={onClose} />;
  if (result?.kind === 'replaced') return <ReplacedDialog result={result} onClose={onClose} />;
  if (inspected.info === undefined) {
    return <ImportProgressDialog title={text('import-inspecting')} progress={inspected.progress} onCancel={onClose} />;
  }
  const { info } = inspected;
  const shown = { fileName: file.fileName, info, onClose };
  return info.kind === 'apkg' ? (
    <MergeDialog {...shown} onImport={(options) => void start({ kind: 'merge', ...options })} />
  ) : (
    <ReplaceDialog {...shown} onReplace={() => void start({ kind: 'replace' })} />
  );
}

/** What is in the file. One that can't be read closes the dialog, after the error has said why. */
function useInspected(file: ChosenFile, onClose: () => void) {
  const { calls } = useClient();
  const [info, setInfo] = useState<PackageInfo>();
  const inspect = useTask('packages.inspect', (error) => {
    onClose();
    showError(error);
  });
  const look = useEffectEvent(async () => setInfo(await inspect.run({ path: file.path })));
  const leave = useEffectEvent(() => {
    inspect.cancel();
    void calls.files.release({ path: file.path });
  });
  useEffect(() => {
    void look();
    return () => leave();
  }, []);
  return { info, progress: inspect.progress };
}
