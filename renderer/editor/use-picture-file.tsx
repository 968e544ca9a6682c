import { type ReactNode, useState } from 'react';
import { mediaAddress } from '#renderer/card-frame/cards-address.ts';
import { PlaceDialog } from '#renderer/components/place-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export type PictureFileAction = 'open' | 'showInFolder';

export interface PictureFile {
  readonly run: (how: PictureFileAction, fileName: string) => void;
  /** Says where the file lies, where it can't be shown. */
  readonly dialog: ReactNode;
}

/** Opens the file of a picture with the system's programs. A page in the browser shows it in a page of its own. */
export function usePictureFile(): PictureFile {
  const text = useText();
  const open = useOperation('app.openMediaFile');
  const door = useServerQuery('app.info', {}).data?.door;
  const [place, setPlace] = useState<string>();
  async function run(how: PictureFileAction, fileName: string): Promise<void> {
    const done = await open.run({ fileName, how });
    if (done === undefined || done.opened) return;
    if (done.path === null) showToast(text('editor-image-gone', { name: fileName }));
    else if (how === 'open' && door === 'loopback')
      window.open(mediaAddress(fileName), '_blank', 'noopener,noreferrer');
    else setPlace(done.path);
  }
  return {
    run: (how, fileName) => void run(how, fileName),
    dialog:
      place === undefined ? null : (
        <PlaceDialog
          title={text('editor-image-place-title')}
          message={text('editor-image-place')}
          path={place}
          onClose={() => setPlace(undefined)}
        />
      ),
  };
}
