import { type ReactNode, useState } from 'react';
import { CardLinkDialog } from './card-link-dialog.tsx';

export interface CardLinks {
  /** A link of the card was pressed. */
  readonly follow: (href: string) => void;
  readonly dialog: ReactNode;
}

/** What becomes of the links of a card that is shown: a person is asked before any of them is opened. */
export function useCardLinks(): CardLinks {
  const [href, setHref] = useState<string>();
  return {
    follow: setHref,
    dialog: href === undefined ? null : <CardLinkDialog href={href} onClose={() => setHref(undefined)} />,
  };
}
