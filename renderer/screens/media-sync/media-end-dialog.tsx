import type { ReactNode } from 'react';
import type { MediaOutcome } from '#shared/contract/media.ts';
import type { AppError } from '#shared/errors/app-error.ts';
import type { PlainMessageId } from '#shared/i18n/translate.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useNextStep } from '#renderer/frame/media-note.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { type MediaEnd, startMediaSync } from '#renderer/state/media-flow.ts';
import { goToMediaFiles } from '#renderer/state/ui-store.ts';
import { OutcomeLists } from './outcome-lists.tsx';

export interface MediaEndDialogProps {
  readonly end: MediaEnd | undefined;
  readonly onClose: () => void;
}

/** How the last media sync went. */
export function MediaEndDialog({ end, onClose }: MediaEndDialogProps) {
  switch (end?.kind) {
    case 'done':
      return <DoneDialog outcome={end.outcome} onClose={onClose} />;
    case 'failed':
      return <FailedDialog error={end.error} onClose={onClose} />;
    case 'aborted':
      return <StoppedDialog onClose={onClose} />;
    case undefined:
      return <NoRunDialog onClose={onClose} />;
  }
}

interface EndFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly step?: ReactNode;
}

function EndFrame({ title, onClose, children, step }: EndFrameProps) {
  const text = useText();
  return (
    <Dialog
      title={title}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onPress={() => openDialog({ kind: 'mediaLog' })}>
            {text('media-open-log')}
          </Button>
          {step}
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

function AgainButton() {
  const text = useText();
  const { calls } = useClient();
  return <Button onPress={() => void startMediaSync(calls)}>{text('media-again')}</Button>;
}

interface DoneDialogProps {
  readonly outcome: MediaOutcome;
  readonly onClose: () => void;
}

/** What to say where there are no numbers to tell. */
const plainTexts: Record<Exclude<MediaOutcome['kind'], 'synced'>, PlainMessageId> = {
  nothingToDo: 'media-done-nothing',
  off: 'media-done-off',
  loggedOut: 'media-done-loggedOut',
  repeat: 'media-repeat-text',
};

function DoneDialog({ outcome, onClose }: DoneDialogProps) {
  const text = useText();
  const { kind, skipped } = outcome;
  const titles: Partial<Record<MediaOutcome['kind'], PlainMessageId>> = {
    repeat: 'media-repeat-title',
    off: 'media-no-run-title',
    loggedOut: 'media-no-run-title',
  };
  const settings = (
    <Button onPress={() => openDialog({ kind: 'preferences', section: 'syncing' })}>
      {text('action-sync-settings')}
    </Button>
  );
  const problems = (
    <Button
      onPress={() => {
        onClose();
        goToMediaFiles('problems');
      }}
    >
      {text('media-skipped-show')}
    </Button>
  );
  const steps: Partial<Record<MediaOutcome['kind'], ReactNode>> = {
    repeat: <AgainButton />,
    off: settings,
    loggedOut: settings,
  };
  return (
    <EndFrame
      title={text(titles[kind] ?? 'media-done-title')}
      step={steps[kind] ?? (skipped.length > 0 ? problems : undefined)}
      onClose={onClose}
    >
      {kind === 'synced' ? null : <p>{text(plainTexts[kind])}</p>}
      <OutcomeLists outcome={outcome} />
    </EndFrame>
  );
}

function FailedDialog({ error, onClose }: { readonly error: AppError; readonly onClose: () => void }) {
  const text = useText();
  const { title, next, label, act } = useNextStep(error);
  return (
    <EndFrame title={title} onClose={onClose} step={<Button onPress={act}>{text(label)}</Button>}>
      <p>{next}</p>
      <p className="note">{text('media-failed-safe')}</p>
    </EndFrame>
  );
}

function StoppedDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <EndFrame title={text('media-aborted-title')} onClose={onClose} step={<AgainButton />}>
      <p>{text('media-aborted-text')}</p>
    </EndFrame>
  );
}

function NoRunDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <EndFrame title={text('media-no-run-title')} onClose={onClose} step={<AgainButton />}>
      <p>{text('media-no-run-text')}</p>
    </EndFrame>
  );
}
