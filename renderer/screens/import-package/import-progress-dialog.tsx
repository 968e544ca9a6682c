import type { ImportProgress } from '#shared/contract/packages.ts';
import { ProgressDialog } from '#renderer/components/progress-dialog.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface ImportProgressDialogProps {
  readonly title: string;
  readonly progress: ImportProgress | undefined;
  readonly onCancel: () => void;
}

/** How far a package is read: bytes while it is unpacked, then things. */
export function ImportProgressDialog({ title, progress, onCancel }: ImportProgressDialogProps) {
  const text = useText();
  const format = useFormat();
  const { stage = 'unpacking', done = 0, total = null } = progress ?? {};
  const shown = stage === 'unpacking' ? format.bytes : format.number;
  return (
    <ProgressDialog
      title={title}
      stage={text(`import-stage-${stage}`)}
      value={progressShare(done, total)}
      numbers={total === null || total === 0 ? '' : text('import-of', { done: shown(done), total: shown(total) })}
      onCancel={onCancel}
    />
  );
}
