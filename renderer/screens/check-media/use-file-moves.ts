import type { MediaReport } from '#shared/contract/media.ts';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useFixNames } from '#renderer/frame/use-fix-names.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** As the official app calls it in English: notes are found by it on every device, whatever the language there. */
const MISSING_TAG = 'missing-media';

export interface FileMoves {
  /** What is being done, in words with its numbers; undefined: nothing. */
  readonly working: string | undefined;
  /** How much of it is done, from 0 to 1; undefined: can't be told. */
  readonly share: number | undefined;
  readonly busy: boolean;
  readonly cancel: () => void;
  readonly trashUnused: (report: MediaReport) => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly tagMissing: (report: MediaReport) => Promise<void>;
  readonly fixNames: (report: MediaReport) => Promise<void>;
}

/** Of the unused files those that no note means: one that is written with other capitals there is found on some devices. */
export function trashable({ unused, caseClashes }: MediaReport): MediaReport['unused'] {
  const meant = new Set(caseClashes.map(({ there }) => there));
  return unused.filter(({ fileName }) => !meant.has(fileName));
}

/** What can be done about the findings of a check. `onMoved`: files or names are not as they were. */
export function useFileMoves(onMoved: () => Promise<void>): FileMoves {
  const text = useText();
  const { number } = useFormat();
  const trash = useTask('media.trash');
  const restore = useTask('media.restoreTrash');
  const empty = useTask('media.emptyTrash');
  const tag = useOperation('mediaReferences.tagMissing');
  const names = useFixNames();
  const tasks = [
    { task: trash, message: 'check-media-trashing' },
    { task: restore, message: 'check-media-restoring' },
    { task: empty, message: 'check-media-emptying' },
  ] as const;
  const running = tasks.find(({ task }) => task.running);
  const { done, total } = running?.task.progress ?? { done: 0, total: 0 };
  return {
    working: running === undefined ? undefined : text(running.message, { done: number(done), total: number(total) }),
    share: progressShare(done, total),
    busy: running !== undefined || tag.running || names.running,
    cancel: () => running?.task.cancel(),
    trashUnused: async (report) => {
      const moved = await trash.run({ names: trashable(report).map(({ fileName }) => fileName) });
      if (moved !== undefined) showToast(text('check-media-trashed', { count: moved.fileCount }));
      // Also when it was stopped: some may have been moved by then.
      await onMoved();
    },
    restore: async () => {
      const moved = await restore.run({});
      if (moved !== undefined) showToast(text('check-media-restored', { count: moved.fileCount }));
      await onMoved();
    },
    empty: async () => {
      const removed = await empty.run({});
      if (removed !== undefined) showToast(text('check-media-emptied', { count: removed.fileCount }));
      await onMoved();
    },
    tagMissing: async ({ missing }) => {
      const noteIds = [...new Set(missing.flatMap((file) => file.noteIds))];
      const tagged = await tag.run({ noteIds, tag: MISSING_TAG });
      if (tagged === undefined) return;
      const said = text('check-media-tagged', { count: tagged.noteCount, tag: MISSING_TAG });
      showToast(said, { canUndo: tagged.noteCount > 0 });
    },
    fixNames: async ({ caseClashes }) => {
      if (await names.run(caseClashes.map(({ named, there }) => ({ from: named, to: there })))) await onMoved();
    },
  };
}
