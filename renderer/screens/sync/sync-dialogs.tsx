import { useClient } from '#renderer/rpc/client-context.tsx';
import {
  endSyncFlow,
  giveUpClosing,
  resolveSync,
  syncWithOtherAccount,
  useSyncFlow,
} from '#renderer/state/sync-flow.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { ClosingFailedDialog } from './closing-failed-dialog.tsx';
import { NoServerCopyDialog } from './no-server-copy-dialog.tsx';
import { OtherAccountDialog } from './other-account-dialog.tsx';
import { ResolvedDialog } from './resolved-dialog.tsx';
import { ServerTextDialog } from './server-text-dialog.tsx';
import { SyncProgressDialog } from './sync-progress-dialog.tsx';

/** Whatever dialog the running sync is at. */
export function SyncDialogs({ about }: { readonly about: string }) {
  const { calls } = useClient();
  const phase = useSyncFlow((state) => state.phase);
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'running':
      return <SyncProgressDialog work={phase.work} cancelling={phase.cancelling} onCancel={phase.cancel} />;
    case 'otherAccount':
      return (
        <OtherAccountDialog
          accounts={phase.accounts}
          onGoOn={() => void syncWithOtherAccount(calls)}
          onCancel={endSyncFlow}
        />
      );
    case 'choice':
      return (
        <ChoiceDialog
          choice={phase.choice}
          onChoose={(direction) => void resolveSync(calls, direction)}
          onCancel={endSyncFlow}
        />
      );
    case 'serverText':
      return <ServerTextDialog message={phase.text} stopped={phase.stopped} onClose={endSyncFlow} />;
    case 'noServerCopy':
      return (
        <NoServerCopyDialog
          error={phase.error}
          about={about}
          onUpload={() => void resolveSync(calls, 'upload', true)}
          onCancel={endSyncFlow}
        />
      );
    case 'resolved':
      return <ResolvedDialog result={phase.result} onClose={endSyncFlow} />;
    case 'closingFailed':
      return <ClosingFailedDialog error={phase.error} about={about} onClose={endSyncFlow} onStay={giveUpClosing} />;
  }
}
