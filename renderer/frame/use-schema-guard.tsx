import { type ReactNode, useState } from 'react';
import type { Calls, MethodOutput } from '#renderer/rpc/method-name.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { syncToEqual, uploadChange } from '#renderer/state/sync-flow.ts';
import { SchemaChangeDialog, type SchemaChangeDialogProps, type Waiting } from './schema-change-dialog.tsx';

export interface SchemaGuard {
  /** Has `act` run as soon as the person knows what it means for the next sync. Asks once, and only where it is news. */
  readonly before: (act: () => void) => void;
  /** To be called when the change is stored: uploads it, if that was chosen. */
  readonly afterwards: () => void;
  readonly dialog: ReactNode;
}

interface Question {
  readonly act: () => void;
  readonly waiting: Waiting;
  readonly canSync: boolean;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
}

/**
 * Stands before changes after which the next sync goes one way. `isStillThere`: whether what is about to be changed is
 * after a sync what it was before.
 */
export function useSchemaGuard(
  isStillThere: () => Promise<boolean>,
  what: SchemaChangeDialogProps['what'] = 'notetypes',
): SchemaGuard {
  const { calls } = useClient();
  const [question, setQuestion] = useState<Question>();
  const [isKnown, setKnown] = useState(false);
  const [uploads, setUploads] = useState(false);
  const change = (changed: Partial<Question>): void =>
    setQuestion((before) => (before === undefined ? undefined : { ...before, ...changed }));

  async function ask(act: () => void): Promise<void> {
    const [{ changed, synced }, status] = await Promise.all([calls.collection.schemaState({}), calls.sync.status({})]);
    if (changed || (!synced && status.account === null)) {
      setKnown(true);
      return act();
    }
    const canSync = status.account !== null;
    setQuestion({ act, waiting: canSync ? 'asking' : 'unknown', canSync, isBusy: false, hasFailed: false });
    if (canSync) change({ waiting: await whatWaits(calls, status) });
  }
  async function sync(thenUpload: boolean): Promise<void> {
    if (question === undefined) return;
    change({ isBusy: true });
    const isEqual = await syncToEqual(calls);
    if (!isEqual) return change({ isBusy: false, hasFailed: true, waiting: 'unknown' });
    if (!(await isStillThere())) return setQuestion(undefined);
    if (!thenUpload) return change({ isBusy: false, hasFailed: false, waiting: 'none' });
    setUploads(true);
    goOn();
  }
  function goOn(): void {
    setKnown(true);
    setQuestion(undefined);
    question?.act();
  }
  return {
    before: (act) => {
      if (isKnown) act();
      else void ask(act).catch(showError);
    },
    afterwards: () => {
      setKnown(false);
      setUploads(false);
      if (uploads) void uploadChange(calls).catch(showError);
    },
    dialog:
      question === undefined ? null : (
        <SchemaChangeDialog
          {...question}
          what={what}
          onSyncFirst={() => void sync(false).catch(showError)}
          onSyncAndUpload={() => void sync(true).catch(showError)}
          onGoOn={goOn}
          onCancel={() => setQuestion(undefined)}
        />
      ),
  };
}

async function whatWaits(calls: Calls, status: MethodOutput<'sync.status'>): Promise<Waiting> {
  if (status.reason !== 'upToDate' && status.reason !== 'serverChanges') return 'here';
  const now = await calls.sync.checkServer({ force: true });
  if (now.serverHasNews) return 'there';
  return now.answered === true && now.reason === 'upToDate' ? 'none' : 'unknown';
}
