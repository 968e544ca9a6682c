import { create } from 'zustand';

export interface Toast {
  readonly key: number;
  readonly text: string;
  /** What was done can be taken back with one press. */
  readonly canUndo: boolean;
}

interface ToastState {
  readonly toast: Toast | undefined;
}

export const useToast = create<ToastState>(() => ({ toast: undefined }));
let nextKey = 1;

/** One at a time: a new message takes the place of the old one. */
export function showToast(text: string, options: { readonly canUndo?: boolean } = {}): void {
  useToast.setState({ toast: { key: nextKey++, text, canUndo: options.canUndo ?? false } });
}
export function hideToast(): void {
  useToast.setState({ toast: undefined });
}
