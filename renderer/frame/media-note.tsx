import { Button as AriaButton } from 'react-aria-components';
import type { AppError } from '#shared/errors/app-error.ts';
import type { ErrorAction } from '#shared/i18n/error-text.ts';
import type { PlainMessageId } from '#shared/i18n/translate.ts';
import { Button } from '#renderer/components/button.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { mediaEndTold, startMediaSync, useMediaFlow } from '#renderer/state/media-flow.ts';

/** What a media sync in the background left to be seen to. In nobody's way, and gone when it was closed. */
export function MediaNote() {
  const text = useText();
  const { end, untold } = useMediaFlow();
  if (!untold || end === undefined) return null;
  if (end.kind === 'failed') return <FailedNote error={end.error} />;
  if (end.kind !== 'done' || end.outcome.kept.length === 0) return null;
  return (
    <NoteLine
      said={text('media-kept-note', { count: end.outcome.kept.length })}
      step={text('media-note-show')}
      onStep={() => openDialog({ kind: 'mediaProgress' })}
    />
  );
}

function FailedNote({ error }: { readonly error: AppError }) {
  const text = useText();
  const { title, label, act } = useNextStep(error);
  return <NoteLine said={text('media-failed-note', { cause: title })} step={text(label)} onStep={act} />;
}

interface NoteLineProps {
  readonly said: string;
  readonly step: string;
  readonly onStep: () => void;
}

function NoteLine({ said, step, onStep }: NoteLineProps) {
  const text = useText();
  return (
    <div className="frame-note" role="note">
      <span className="media-note-text" role="status">
        {said}
      </span>
      <Button
        look="plain"
        onPress={() => {
          mediaEndTold();
          onStep();
        }}
      >
        {step}
      </Button>
      <AriaButton className="media-note-close" aria-label={text('media-note-close')} onPress={mediaEndTold}>
        <Icon name="close" />
      </AriaButton>
    </div>
  );
}

export interface NextStep {
  readonly title: string;
  /** What is to be done about it. */
  readonly next: string;
  readonly label: PlainMessageId;
  readonly act: () => void;
}

/** What is the matter with a media sync, and the one thing to do about it. */
export function useNextStep(error: AppError): NextStep {
  const translator = useTranslator();
  const format = useFormat();
  const { calls } = useClient();
  const { title, next, action } = errorWords(error, translator, format);
  const again: Pick<NextStep, 'label' | 'act'> = {
    label: 'media-again',
    act: () => void startMediaSync(calls),
  };
  const steps: Partial<Record<ErrorAction, Pick<NextStep, 'label' | 'act'>>> = {
    logIn: { label: 'action-log-in', act: () => openDialog({ kind: 'login', syncAfterwards: true }) },
    openSyncSettings: {
      label: 'action-sync-settings',
      act: () => openDialog({ kind: 'preferences', section: 'syncing' }),
    },
  };
  return { title, next, ...(steps[action] ?? again) };
}
