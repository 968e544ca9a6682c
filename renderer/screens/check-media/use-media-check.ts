import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MediaReport } from '#shared/contract/media.ts';
import type { MethodProgress } from '#renderer/rpc/method-name.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';

export interface MediaCheck {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: MethodProgress<'media.check'> | undefined;
  /** Of the last check that came to its end; shown while another runs. */
  readonly report: MediaReport | undefined;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
}

/** Checks when the screen opens and whenever it is asked to; a check that nobody sees is given up. */
export function useMediaCheck(): MediaCheck {
  const [report, setReport] = useState<MediaReport>();
  const [ended, setEnded] = useState<'done' | 'cancelled' | 'failed'>();
  const latest = useRef(0);
  const failed = useRef(false);
  const check = useTask('media.check', (error) => {
    failed.current = true;
    showError(error);
  });
  async function run(): Promise<void> {
    const turn = (latest.current += 1);
    failed.current = false;
    setEnded(undefined);
    const found = await check.run({});
    if (turn !== latest.current) return;
    if (found !== undefined) setReport(found);
    setEnded(found !== undefined ? 'done' : failed.current ? 'failed' : 'cancelled');
  }
  const begin = useEffectEvent(() => void run());
  const giveUp = useEffectEvent(() => check.cancel());
  useEffect(() => {
    begin();
    return () => giveUp();
  }, []);
  return { state: ended ?? 'running', progress: check.progress, report, run, cancel: check.cancel };
}
