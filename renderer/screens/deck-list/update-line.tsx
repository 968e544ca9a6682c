import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** On the deck list, while the collection is of an older scheduler or counts its days in the old way. */
export function UpdateLine() {
  const text = useText();
  const state = useServerQuery('collection.schedulerState', {}).data;
  const store = useOperation('collection.storeTimeZone');
  async function storeTimeZone(): Promise<void> {
    const done = await store.run({});
    if (done !== undefined) showToast(text('old-time-zone-done'), { canUndo: true });
  }
  if (state === undefined || (state.version === 'third' && !state.oldTimeZone)) return null;
  return (
    <section className="panel update-line" aria-label={text('old-scheduler-title')}>
      {state.version === 'third' ? (
        <>
          <p>{text('old-time-zone-line')}</p>
          <Button isDisabled={store.running} onPress={() => void storeTimeZone()}>
            {text('old-time-zone-do')}
          </Button>
        </>
      ) : (
        <>
          <p>{text('old-scheduler-line')}</p>
          <Button onPress={() => openDialog({ kind: 'updateScheduler' })}>{text('old-scheduler-open')}</Button>
        </>
      )}
    </section>
  );
}
