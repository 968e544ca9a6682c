import { useState, type ReactNode } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { type SidesRow, TwoSides } from '#renderer/components/two-sides.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';
import { rememberCounted, useSyncFlow, type Choice } from '#renderer/state/sync-flow.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { ProgressLines } from './progress-lines.tsx';

export interface SidesTableProps {
  readonly choice: Choice;
  /** The button that was pressed for it is gone by then: the focus has to go somewhere harmless. */
  readonly onCounted: () => void;
}

/** Numbers and times of both sides. The server's numbers are fetched only when somebody asks for them. */
export function SidesTable({ choice: { local, server }, onCounted }: SidesTableProps) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const counted = useSyncFlow((state) => state.counted);
  const moment = (ms: number | null): string =>
    ms === null || ms === 0 ? text('choice-never') : format.moment(ms, nowMs);
  const there = (value: number | undefined): ReactNode => {
    if (server.empty) return text('choice-none');
    return value === undefined ? <span className="soft">{text('choice-unknown')}</span> : format.number(value);
  };
  const here = (value: number): string => (value === 0 ? text('choice-none') : format.number(value));
  const rows: readonly SidesRow[] = [
    [text('choice-row-cards'), here(local.cards), there(counted?.cards)],
    [text('choice-row-notes'), here(local.notes), there(counted?.notes)],
    [text('choice-row-reviews'), here(local.reviews), there(counted?.reviews)],
    [text('choice-row-modified'), moment(local.modifiedMs), moment(server.modifiedMs)],
    [text('choice-row-last-sync'), moment(local.lastSyncMs), ''],
  ];
  return (
    <>
      <TwoSides label={text('choice-table')} heads={[text('choice-this-device'), text('choice-server')]} rows={rows} />
      {server.empty || counted !== undefined ? null : <CountServer onCounted={onCounted} />}
    </>
  );
}

function CountServer({ onCounted }: Pick<SidesTableProps, 'onCounted'>) {
  const text = useText();
  const format = useFormat();
  const translator = useTranslator();
  const [failure, setFailure] = useState<string>();
  const [tried, setTried] = useState(false);
  const inspect = useTask('sync.inspectServer', (cause) => {
    const error = isAppError(cause) ? cause : new AppError('internal', {}, { cause });
    setFailure(errorWords(error, translator, format).title);
  });
  async function count(): Promise<void> {
    setFailure(undefined);
    setTried(true);
    const numbers = await inspect.run({});
    if (numbers === undefined) return;
    onCounted();
    rememberCounted(numbers);
  }
  if (inspect.running) {
    return (
      <div className="count-server">
        <ProgressLines progress={inspect.progress} />
        <Button autoFocus onPress={inspect.cancel}>
          {text('button-cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className="count-server">
      <Button autoFocus={tried} onPress={() => void count()}>
        {text('choice-inspect')}
      </Button>
      <span className="soft">
        {failure === undefined ? text('choice-inspect-hint') : text('choice-inspect-failed', { reason: failure })}
      </span>
    </div>
  );
}
