import { useEffect } from 'react';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { useOpenedFor } from '#renderer/state/opened-for.ts';

/** Opens what the person wanted of this profile when it was chosen. A backup can take the place of a broken collection. */
export function useShowOpenedFor(collectionOpen: boolean): void {
  const openedFor = useOpenedFor((state) => state.openedFor);
  useEffect(() => {
    if (openedFor === 'backups') openDialog({ kind: 'backups' });
    if (openedFor === 'olderForm' && collectionOpen) openDialog({ kind: 'export', scope: null, isOlderForm: true });
  }, [openedFor, collectionOpen]);
}
