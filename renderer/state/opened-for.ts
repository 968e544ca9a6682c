import { create } from 'zustand';

/** What a profile was opened for, where that is not studying. Nothing syncs by itself before it is done. */
export type OpenedFor = 'backups' | 'olderForm';

interface OpenedForState {
  readonly openedFor: OpenedFor | undefined;
}

/** The page begins anew with another profile; this outlives it, in this window alone. */
const KEY = 'openedFor';

export const useOpenedFor = create<OpenedForState>(() => ({ openedFor: kept() }));

export function keepOpenedFor(openedFor: OpenedFor | undefined): void {
  if (openedFor === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, openedFor);
}

/** Loading the page once more is a new beginning. */
function kept(): OpenedFor | undefined {
  const value = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return value === 'backups' || value === 'olderForm' ? value : undefined;
}
