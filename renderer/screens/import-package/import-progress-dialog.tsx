import type { ImportProgress } from '#shared/contract/packages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface ImportProgressDialogProps {
  readonly title: string;
  readonly progress: ImportProgress | undefined;
  readonly onCancel: () => void;
}

export function ImportProgressDialog({ title, progress, onCancel }: ImportProgressDialogProps) {
  const text = useText();
  const format = useFormat();
  const stage = text(`import-stage-${progress?.stage ?? 'unpacking'}`);
  const { done = 0, total = null } = progress ?? {};
  const shown = progress?.stage === 'unpacking' ? format.bytes : format.number;
  const numbers = total === null || total === 0 ? '' : text('import-of', { done: shown(done), total: shown(total) });
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <Button look="chosen" autoFocus onPress={onCancel}>
          {text('button-cancel')}
        </Button>
      }
    >
      <div className="progress-lines">
        <p className="progress-stage" role="status">
          {stage}
        </p>
        <ProgressBar
          label={title}
          value={total === null || total === 0 ? undefined : Math.min(1, done / total)}
          valueText={numbers === '' ? stage : numbers}
        />
        <p className="progress-numbers">{numbers}</p>
      </div>
    </Dialog>
  );
}
