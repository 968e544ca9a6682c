import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface LinkDialogProps {
  readonly href: string;
  readonly onClose: () => void;
}

/** A card wants to open an address: a person says so, with all of the address before their eyes. */
export function LinkDialog({ href, onClose }: LinkDialogProps) {
  const text = useText();
  const address = webAddress(href);
  function open(): void {
    // In the app itself the window hands it to the system's browser.
    if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
    onClose();
  }
  return (
    <Dialog
      title={text(address === undefined ? 'reviewer-link-other' : 'reviewer-link-title')}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button look={address === undefined ? 'chosen' : 'ordinary'} autoFocus onPress={onClose}>
            {text(address === undefined ? 'button-close' : 'button-cancel')}
          </Button>
          {address === undefined ? null : (
            <Button look="chosen" onPress={open}>
              {text('reviewer-link-open')}
            </Button>
          )}
        </>
      }
    >
      <p>{text(address === undefined ? 'reviewer-link-other-text' : 'reviewer-link-text')}</p>
      <p className="link-address" dir="ltr">
        {address ?? href}
      </p>
    </Dialog>
  );
}

/** Other kinds would start programs of this computer. */
function webAddress(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const { protocol, href: address } = new URL(href);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? address : undefined;
}
