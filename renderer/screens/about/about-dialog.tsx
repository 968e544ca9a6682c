import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const info = useServerQuery('app.info', {}).data;
  return (
    <Dialog
      title={text('about-title')}
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      <p>{text('about-text')}</p>
      {info === undefined ? null : (
        <dl className="facts">
          <dt>{text('app-name')}</dt>
          <dd>{text('about-version', { version: info.version })}</dd>
          <dt>{text('about-folder')}</dt>
          <dd dir="ltr" className="path">
            {info.profileFolder}
          </dd>
        </dl>
      )}
      <p className="soft">{text('about-compatible')}</p>
      <p className="soft">{text('about-licence')}</p>
    </Dialog>
  );
}
