import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useSchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput, MethodProgress } from '#renderer/rpc/method-name.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { CheckReport } from './check-report.tsx';
import { RepairList } from './repair-list.tsx';

type Outcome = MethodOutput<'collection.check'>;

/** Mends at once, except what sends the next sync one way: that is told, and can be synced before, while nothing is changed yet. */
export function CheckDatabaseDialog({ about, onClose }: { readonly about: string; readonly onClose: () => void }) {
  const check = useTask('collection.check');
  const [found, setFound] = useState<Outcome>();
  const [done, setDone] = useState<Outcome>();
  const guard = useSchemaGuard(async () => true, 'check');
  async function run(unlessOneWay: boolean): Promise<void> {
    const outcome = await check.run({ unlessOneWay });
    if (outcome === undefined) return;
    if (unlessOneWay && outcome.schemaChanged) return setFound(outcome);
    setDone(outcome);
    guard.afterwards();
  }
  if (done !== undefined) return <CheckReport outcome={done} about={about} onClose={onClose} />;
  const leave = (): void => {
    if (check.running) check.cancel();
    else onClose();
  };
  return (
    <>
      {found === undefined ? (
        <Beginning
          running={check.running}
          progress={check.running ? <CheckProgress progress={check.progress} /> : null}
          onRun={() => void run(true)}
          onClose={leave}
        />
      ) : (
        <Found
          found={found}
          running={check.running}
          progress={check.running ? <CheckProgress progress={check.progress} /> : null}
          onRun={() => guard.before(() => void run(false))}
          onClose={leave}
        />
      )}
      {guard.dialog}
    </>
  );
}

interface StepProps {
  readonly running: boolean;
  readonly progress: ReactNode;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

function Beginning({ running, progress, onRun, onClose }: StepProps) {
  const text = useText();
  return (
    <Dialog
      title={text('check-database-title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="chosen" autoFocus isDisabled={running} onPress={onRun}>
            {text('check-database-do')}
          </Button>
        </>
      }
    >
      <p>{text('check-database-text')}</p>
      <ul className="consequences">
        <li>{text('check-database-backup')}</li>
        <li>{text('check-database-asks')}</li>
        <li>{text('check-database-undo')}</li>
      </ul>
      {progress}
    </Dialog>
  );
}

function Found({ found, running, progress, onRun, onClose }: StepProps & { readonly found: Outcome }) {
  const text = useText();
  return (
    <ConfirmDialog
      title={text('check-database-found-title')}
      size="medium"
      onClose={onClose}
      action={text('check-database-repair')}
      isDisabled={running}
      onConfirm={onRun}
    >
      <p>{text('check-database-found-text')}</p>
      <p>{text('check-database-found-line')}</p>
      <RepairList repairs={found.repairs} />
      {progress}
    </ConfirmDialog>
  );
}

function CheckProgress({ progress }: { readonly progress: MethodProgress<'collection.check'> | undefined }) {
  const text = useText();
  const format = useFormat();
  const { stage, done, total } = progress ?? { stage: 'integrity' as const, done: 0, total: 0 };
  const said =
    stage === 'notes'
      ? text('check-database-notes', { done: format.number(done), total: format.number(total) })
      : text(`check-database-${stage}`);
  return (
    <div className="check-running">
      <ProgressBar label={text('check-database-title')} value={progressShare(done, total)} valueText={said} />
      <span className="soft" role="status">
        {said}
      </span>
    </div>
  );
}
