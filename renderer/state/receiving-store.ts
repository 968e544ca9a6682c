import { create } from 'zustand';

/** A file on its way from the browser to the host. */
export interface Receiving {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly cancel: () => void;
}

export const useReceiving = create<{ readonly receiving: Receiving | undefined }>(() => ({ receiving: undefined }));

export function showReceiving(receiving: Receiving | undefined): void {
  useReceiving.setState({ receiving });
}
