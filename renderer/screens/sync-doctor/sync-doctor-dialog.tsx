import { useState } from 'react';
import type { PlainMessageId } from '#shared/i18n/translate.ts';
import { Button } from '#renderer/components/button.tsx';
import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';
import { CheckList } from './check-list.tsx';
import { doctorReport } from './doctor-report.ts';
import type { FindingAction } from './finding-texts.ts';
import { findingWords } from './finding-words.ts';
import { type Diagnosis, useDiagnosis } from './use-diagnosis.ts';

const actionLabels: Record<FindingAction, PlainMessageId> = {
  lookAgain: 'doctor-look-again',
  logIn: 'action-log-in',
  openSyncSettings: 'action-sync-settings',
  syncAgain: 'action-sync-again',
  openBackups: 'action-backups',
  copyReport: 'doctor-copy-report',
};

export interface SyncDoctorDialogProps {
  /** Version, door, system: for the report. */
  readonly about: string;
  readonly onClose: () => void;
}

/** Why a sync failed: one finding, one button, and a report for those who help. */
export function SyncDoctorDialog({ about, onClose }: SyncDoctorDialogProps) {
  const text = useText();
  const { diagnosis, lookAgain } = useDiagnosis(showError);
  const [copied, setCopied] = useState(false);
  const { title, body, action, report } = useShown(diagnosis, about);
  const act = useActions({
    onClose,
    lookAgain: () => {
      setCopied(false);
      lookAgain();
    },
    copyReport: async () => {
      await navigator.clipboard.writeText(report ?? '');
      setCopied(true);
    },
  });
  return (
    <Dialog
      title={title}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {action === undefined ? null : (
            <Button onPress={() => act[action]()}>
              {text(copied && action === 'copyReport' ? 'button-copied' : actionLabels[action])}
            </Button>
          )}
          <Button look="chosen" autoFocus onPress={onClose}>
            {text(diagnosis.kind === 'running' ? 'button-cancel' : 'button-close')}
          </Button>
        </>
      }
    >
      <p role="status">{body}</p>
      {diagnosis.kind === 'stopped' ? null : <CheckList {...listed(diagnosis)} />}
      {report === undefined ? null : <Report report={report} />}
    </Dialog>
  );
}

function Report({ report }: { readonly report: string }) {
  const text = useText();
  return (
    <>
      <p className="soft">{text('doctor-report-hint')}</p>
      <CopyableDetails
        summary={text('doctor-report')}
        copyLabel={text('button-copy')}
        copiedLabel={text('button-copied')}
        details={report}
      />
    </>
  );
}

function listed(diagnosis: Exclude<Diagnosis, { kind: 'stopped' }>) {
  return diagnosis.kind === 'done'
    ? { done: diagnosis.result.checks, running: undefined }
    : { done: diagnosis.progress?.done ?? [], running: diagnosis.progress?.running };
}

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly action: FindingAction | undefined;
  readonly report: string | undefined;
}

function useShown(diagnosis: Diagnosis, about: string): Shown {
  const translator = useTranslator();
  const { text } = translator;
  const format = useFormat();
  const nowMs = useNow(60_000);
  switch (diagnosis.kind) {
    case 'running': {
      const check = text(`doctor-check-${diagnosis.progress?.running ?? 'nameLookup'}`);
      const body = text('doctor-checking', { check });
      return { title: text('doctor-title-running'), body, action: undefined, report: undefined };
    }
    case 'stopped':
      return {
        title: text('doctor-title-stopped'),
        body: text('doctor-stopped'),
        action: 'lookAgain',
        report: undefined,
      };
    case 'done': {
      const { result } = diagnosis;
      const { title, next, action } = findingWords(result.finding, translator, format, nowMs);
      return { title, body: next, action, report: doctorReport(result, about) };
    }
  }
}

interface OwnActions {
  readonly onClose: () => void;
  readonly lookAgain: () => void;
  readonly copyReport: () => Promise<void>;
}

function useActions({ onClose, lookAgain, copyReport }: OwnActions): Record<FindingAction, () => void> {
  const { calls } = useClient();
  return {
    lookAgain,
    copyReport: () => void copyReport(),
    logIn: () => openDialog({ kind: 'login', syncAfterwards: true }),
    openSyncSettings: () => openDialog({ kind: 'preferences', section: 'syncing' }),
    openBackups: () => openDialog({ kind: 'backups' }),
    syncAgain: () => {
      onClose();
      void startSync(calls);
    },
  };
}
