import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useLeaving } from '#renderer/state/leaving.ts';
import { useMediaFlow } from '#renderer/state/media-flow.ts';
import { MediaNumbers } from './media-numbers.tsx';
import { useAbortMedia } from './use-abort-media.ts';

const patienceMs = 300;

const words = {
  app: { title: 'media-closing-title', text: 'media-closing-text' },
  profile: { title: 'media-switching-title', text: 'media-switching-text' },
} as const;

/** The profile closes when the media sync is over. Closing this window stops the sync, and so closes the profile. */
export function MediaClosingDialog() {
  const { waiting, closing } = useMediaFlow();
  const shown = useDelayed(waiting && closing, patienceMs);
  return shown ? <ShownDialog /> : null;
}

function ShownDialog() {
  const text = useText();
  const progress = useServerQuery('media.status', {}).data?.progress ?? null;
  const { leaving } = useLeaving();
  const { aborting, abort } = useAbortMedia();
  return (
    <Dialog
      title={text(words[leaving].title)}
      onClose={abort}
      actions={
        <Button look="chosen" autoFocus isDisabled={aborting} onPress={abort}>
          {text(aborting ? 'media-aborting' : 'media-abort')}
        </Button>
      }
    >
      <p>{text(words[leaving].text)}</p>
      <MediaNumbers progress={progress} />
    </Dialog>
  );
}
