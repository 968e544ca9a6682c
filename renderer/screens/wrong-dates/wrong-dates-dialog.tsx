import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface WrongDatesDialogProps {
  readonly onClose: () => void;
}

/** What shows that the clock is wrong, and the way out where the clock is right and those dates are wrong. */
export function WrongDatesDialog({ onClose }: WrongDatesDialogProps) {
  const text = useText();
  const clock = useServerQuery('collection.clock', {}).data;
  const found = useServerQuery('collection.wrongDates', {}).data;
  const keep = useTask('collection.keepWrongDates');
  async function run(): Promise<void> {
    const done = await keep.run({});
    if (done === undefined) return;
    showToast(text('wrong-dates-done'), { canUndo: done.backupId !== null });
    onClose();
  }
  function leave(): void {
    // The backup can be given up; what comes after it is over at once.
    if (keep.running) keep.cancel();
    else onClose();
  }
  if (clock === undefined || found === undefined) return null;
  const { wrong } = clock;
  return (
    <Dialog
      title={text('wrong-dates-title')}
      role="alertdialog"
      onClose={leave}
      actions={
        <>
          <Button isDisabled={keep.running || wrong === null || wrong.shownBy === 'server'} onPress={() => void run()}>
            {text('wrong-dates-do')}
          </Button>
          <Button look="chosen" autoFocus onPress={leave}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      {wrong === null ? (
        <p>{text('wrong-dates-none')}</p>
      ) : (
        <>
          <Found found={found} nowMs={wrong.nowMs} syncMs={wrong.shownBy === 'sync' ? wrong.otherMs : null} />
          <p>{text('wrong-dates-first')}</p>
          <p>{text('wrong-dates-else')}</p>
          <ul className="consequences">
            <li>{text('wrong-dates-keeps')}</li>
            {found.waiting === 0 ? null : <li>{text('wrong-dates-waiting', { cards: found.waiting })}</li>}
            <li>{text('wrong-dates-later')}</li>
            <li>{text('wrong-dates-backup')}</li>
          </ul>
        </>
      )}
      <p className="soft" role="status">
        {keep.running ? text('wrong-dates-backingUp') : ''}
      </p>
    </Dialog>
  );
}

interface FoundProps {
  readonly found: {
    readonly answers: number;
    readonly cards: number;
    readonly firstMs: number | null;
    readonly lastMs: number | null;
  };
  readonly nowMs: number;
  readonly syncMs: number | null;
}

/** Which rows they are. */
function Found({ found: { answers, cards, firstMs, lastMs }, nowMs, syncMs }: FoundProps) {
  const text = useText();
  const format = useFormat();
  const now = format.moment(nowMs, nowMs);
  if (firstMs === null || lastMs === null) {
    return <p>{text('wrong-dates-sync', { now, sync: format.moment(syncMs ?? nowMs, nowMs) })}</p>;
  }
  return (
    <p>
      {text('wrong-dates-answers', { answers })} {text('wrong-dates-cards', { cards })}{' '}
      {answers === 1
        ? text('wrong-dates-moment', { now, last: format.moment(lastMs, nowMs) })
        : text('wrong-dates-span', { now, first: format.moment(firstMs, nowMs), last: format.moment(lastMs, nowMs) })}
    </p>
  );
}
