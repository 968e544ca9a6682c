import type { ReactNode } from 'react';
import { type CardLink, cardLink } from '#shared/domain/card-link.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

export interface CardLinkDialogProps {
  readonly href: string;
  readonly onClose: () => void;
}

/** A card wants to open an address: a person says so, with all of the address before their eyes. */
export function CardLinkDialog({ href, onClose }: CardLinkDialogProps) {
  const text = useText();
  const listed = useServerQuery('preferences.get', {}).data?.urlSchemes ?? [];
  const { run } = useOperation('preferences.set');
  const link = cardLink(URL.parse(href), listed);
  const kind = link.kind === 'program' && !link.listed ? 'unlisted' : link.kind;

  function open(address: string): void {
    // In the app itself the window hands it to the system.
    window.open(address, '_blank', 'noopener,noreferrer');
    onClose();
  }
  async function allow({ address, scheme }: Extract<CardLink, { kind: 'program' }>): Promise<void> {
    // Why it could not be kept has been shown then.
    if ((await run({ urlSchemes: [...listed, scheme] })) !== undefined) open(address);
  }
  return (
    <Dialog
      title={text(`card-link-${kind}-title`)}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button look={kind === 'web' || kind === 'program' ? 'ordinary' : 'chosen'} autoFocus onPress={onClose}>
            {text(kind === 'never' ? 'button-close' : 'button-cancel')}
          </Button>
          <Actions link={link} onOpen={open} onAllow={allow} />
        </>
      }
    >
      <p>{text(`card-link-${kind}-text`)}</p>
      <p className="link-address" dir="ltr">
        {link.kind === 'never' ? href : link.address}
      </p>
    </Dialog>
  );
}

interface ActionsProps {
  readonly link: CardLink;
  readonly onOpen: (address: string) => void;
  readonly onAllow: (link: Extract<CardLink, { kind: 'program' }>) => Promise<void>;
}

function Actions({ link, onOpen, onAllow }: ActionsProps): ReactNode {
  const text = useText();
  if (link.kind === 'never') return null;
  if (link.kind === 'program' && !link.listed) {
    return <Button onPress={() => void onAllow(link)}>{text('card-link-allow', { scheme: link.scheme })}</Button>;
  }
  return (
    <Button look="chosen" onPress={() => onOpen(link.address)}>
      {text(link.kind === 'web' ? 'card-link-open' : 'card-link-open-program')}
    </Button>
  );
}
