import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * A file that is dropped on the window, fields that take files aside. Without this the browser would leave the app to
 * show the file.
 */
export function useDropImport(take: (file: File) => void): void {
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!isForWindow(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined && !isDialogOpen()) take(file);
  });
  const onDragOver = useEffectEvent((event: DragEvent) => {
    if (!isForWindow(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isDialogOpen() ? 'none' : 'copy';
  });
  useLayoutEffect(() => {
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
}

/** Files, which nothing in the page has taken. */
function isForWindow(event: DragEvent): boolean {
  return !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
