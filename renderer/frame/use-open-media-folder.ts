import { useOperation } from '#renderer/rpc/use-operation.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';

/** Shows the media folder in the system's file manager; where that can't be done, says where it lies. */
export function useOpenMediaFolder(): () => void {
  const open = useOperation('app.openMediaFolder');
  async function run(): Promise<void> {
    const done = await open.run({});
    if (done?.opened === false) openDialog({ kind: 'mediaFolder', path: done.path });
  }
  return () => void run();
}
