import { useSyncExternalStore } from 'react';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type EditorPlace, editorPlace } from './editor-place.ts';

/** Where the note of the chosen row is shown now. */
export function useEditorPlace(): EditorPlace {
  const layout = useServerQuery('preferences.get', {}).data?.browserLayout ?? 'auto';
  return useSyncExternalStore(listenToSize, () =>
    editorPlace(layout, {
      widthPx: window.innerWidth,
      heightPx: window.innerHeight,
      remPx: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
    }),
  );
}

function listenToSize(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
