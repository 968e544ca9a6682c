import { useEffect, useEffectEvent, useState } from 'react';
import type { ChosenFile } from '#shared/contract/files.ts';
import type { TextImportLog, TextOptions } from '#shared/contract/text.ts';
import { ProgressDialog } from '#renderer/components/progress-dialog.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { chosenOptions, deletionLogForm, firstForm } from './text-form.ts';
import { TextOptionsDialog } from './text-options-dialog.tsx';
import { TextResultDialog } from './text-result-dialog.tsx';

export interface ImportTextDialogProps {
  readonly file: ChosenFile;
  readonly isDeletionLog?: true | undefined;
  readonly onClose: () => void;
}

/** A text file, from a look into it to what became of its rows. Nothing changes before the person has said so. */
export function ImportTextDialog({ file, isDeletionLog, onClose }: ImportTextDialogProps) {
  const text = useText();
  const format = useFormat();
  const { calls } = useClient();
  const [form, setForm] = useState(isDeletionLog ? deletionLogForm : firstForm);
  const [result, setResult] = useState<{ readonly log: TextImportLog; readonly existing: TextOptions['existing'] }>();
  const importing = useTask('text.import');
  const inspected = useServerQuery(
    'text.inspect',
    { path: file.path, ...form.asked },
    { enabled: result === undefined && !importing.running },
  );
  const { error } = inspected;
  const fail = useEffectEvent((failure: Error) => {
    onClose();
    showError(failure);
  });
  useEffect(() => {
    if (error !== null) fail(error);
  }, [error]);
  const leave = useEffectEvent(() => void calls.files.release({ path: file.path }));
  useEffect(() => () => leave(), []);

  async function start(options: TextOptions): Promise<void> {
    const log = await importing.run({ path: file.path, options });
    if (log !== undefined) setResult({ log, existing: options.existing });
  }
  if (importing.running) {
    const { rows = 0, doneBytes = 0, totalBytes = 0 } = importing.progress ?? {};
    return (
      <ProgressDialog
        title={text('text-import-reading')}
        value={progressShare(doneBytes, totalBytes)}
        numbers={text('text-import-rows', { rows, done: format.bytes(doneBytes), total: format.bytes(totalBytes) })}
        onCancel={importing.cancel}
      />
    );
  }
  if (result !== undefined) return <TextResultDialog {...result} onClose={onClose} />;
  if (inspected.data === undefined) {
    return <ProgressDialog title={text('text-import-looking')} value={undefined} numbers="" onCancel={onClose} />;
  }
  const info = inspected.data;
  return (
    <TextOptionsDialog
      fileName={file.fileName}
      info={info}
      form={form}
      options={chosenOptions(info, form)}
      isUpToDate={!inspected.isPlaceholderData}
      onChange={setForm}
      onImport={(options) => void start(options)}
      onClose={onClose}
    />
  );
}
