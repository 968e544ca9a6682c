import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { PasteOptions } from './pasted.ts';

/** How what is pasted, dropped or attached gets into a field. */
export function usePasteOptions(preferences: BrowserPreferences | undefined): PasteOptions {
  const text = useText();
  const { calls } = useClient();
  return {
    folder: calls.media,
    asPng: preferences?.pasteImagesAsPng ?? false,
    plain: preferences?.pasteStripsFormatting ?? false,
    onFailure: showError,
    onFetching: (count) => showToast(text('editor-fetching', { count })),
    onNotFetched: (addresses) =>
      showToast(text('editor-not-fetched', { count: addresses.length, addresses: addresses.join(', ') })),
  };
}
