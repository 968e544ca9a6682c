import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { startMediaSync, useMediaFlow } from '#renderer/state/media-flow.ts';
import { MediaEndDialog } from './media-end-dialog.tsx';
import { MediaNumbers } from './media-numbers.tsx';
import { useAbortMedia } from './use-abort-media.ts';

/** How far the media sync is, then how it ended. Closing it leaves the sync alone. */
export function MediaProgressDialog({ onClose }: { readonly onClose: () => void }) {
  const { calls } = useClient();
  const status = useServerQuery('media.status', {});
  const { waiting, end } = useMediaFlow();
  // One that was begun elsewhere is waited for, so that its end is seen here. Once: what this window has waited for
  // and is over must not begin anew while its last progress is still about.
  const [mayJoin, setMayJoin] = useState(!waiting);
  const runsElsewhere = mayJoin && !waiting && status.data?.progress != null;
  const join = useEffectEvent(() => {
    setMayJoin(false);
    void startMediaSync(calls);
  });
  useEffect(() => {
    if (runsElsewhere) join();
  }, [runsElsewhere]);
  if (waiting || runsElsewhere) return <RunningDialog onClose={onClose} />;
  return <MediaEndDialog end={end} onClose={onClose} />;
}

function RunningDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const progress = useServerQuery('media.status', {}).data?.progress ?? null;
  const { aborting, abort } = useAbortMedia();
  return (
    <Dialog
      title={text('media-progress-title')}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onPress={() => openDialog({ kind: 'mediaLog' })}>
            {text('media-open-log')}
          </Button>
          <Button isDisabled={aborting} onPress={abort}>
            {text(aborting ? 'media-aborting' : 'media-abort')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('media-put-away')}
          </Button>
        </>
      }
    >
      <p className="soft">{text('media-progress-text')}</p>
      <MediaNumbers progress={progress} />
    </Dialog>
  );
}
