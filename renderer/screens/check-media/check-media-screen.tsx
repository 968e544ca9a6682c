import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { progressShare } from '#renderer/components/progress-share.ts';
import { useOpenMediaFolder } from '#renderer/frame/use-open-media-folder.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { goToDecks, goToMediaFiles } from '#renderer/state/ui-store.ts';
import { BinPanel } from './bin-panel.tsx';
import { ReportView } from './report-view.tsx';
import { type FileMoves, trashable, useFileMoves } from './use-file-moves.ts';
import { type MediaCheck, useMediaCheck } from './use-media-check.ts';

/** Compares folder and notes when it opens, and offers what can be done about what it found. */
export function CheckMediaScreen() {
  const text = useText();
  const check = useMediaCheck();
  const { report } = check;
  const moves = useFileMoves(check.run);
  const [asked, setAsked] = useState<'trash' | 'empty'>();
  const openFolder = useOpenMediaFolder();
  const title = useFocusKept(report);
  const busy = moves.busy || check.state === 'running';
  return (
    <main className="page check-media">
      <Button look="plain" className="back" onPress={goToDecks}>
        {text('nav-decks')}
      </Button>
      <div className="media-files-head">
        <h1 className="overview-title check-heading" tabIndex={-1} ref={title}>
          {text('check-media-title')}
        </h1>
        <div className="button-row">
          <Button isDisabled={busy} onPress={() => void check.run()}>
            {text('check-media-again')}
          </Button>
          <Button onPress={() => goToMediaFiles('all')}>{text('command-openMediaFiles')}</Button>
          <Button onPress={openFolder}>{text('media-open-folder')}</Button>
        </div>
      </div>
      <p className="soft">{text('check-media-text')}</p>
      <StateLine check={check} moves={moves} onCancel={moves.busy ? moves.cancel : check.cancel} />
      {report === undefined ? null : (
        <>
          <ReportView
            report={report}
            busy={busy}
            onTrash={() => setAsked('trash')}
            onTag={() => void moves.tagMissing(report)}
            onFixNames={() => void moves.fixNames(report)}
          />
          <BinPanel
            trash={report.trash}
            busy={busy}
            onRestore={() => void moves.restore()}
            onEmpty={() => setAsked('empty')}
          />
          {asked === undefined ? null : (
            <MoveQuestion
              asked={asked}
              report={report}
              onDo={() => void (asked === 'trash' ? moves.trashUnused(report) : moves.empty())}
              onClose={() => setAsked(undefined)}
            />
          )}
        </>
      )}
    </main>
  );
}

/** What was pressed may be gone with the finding that it was about: the focus goes to the heading then. */
function useFocusKept(report: MediaCheck['report']) {
  const title = useRef<HTMLHeadingElement>(null);
  const hadReport = useRef(false);
  const keep = useEffectEvent(() => {
    if (hadReport.current && document.activeElement === document.body) title.current?.focus();
    hadReport.current = report !== undefined;
  });
  useEffect(() => keep(), [report]);
  return title;
}

interface StateLineProps {
  readonly check: MediaCheck;
  /** Work on the findings goes before the check. */
  readonly moves: Pick<FileMoves, 'working' | 'share'>;
  readonly onCancel: () => void;
}

function StateLine({ check, moves: { working, share }, onCancel }: StateLineProps) {
  const text = useText();
  const format = useFormat();
  const { state, progress, report } = check;
  if (working !== undefined || state === 'running') {
    const { done, total } = progress ?? { done: 0, total: 0 };
    const said = working ?? text('check-media-progress', { done: format.number(done), total: format.number(total) });
    return (
      <div className="check-running">
        <ProgressBar
          label={text('check-media-running')}
          value={working === undefined ? progressShare(done, total) : share}
          valueText={said}
        />
        <span className="soft" role="status">
          {working === undefined && total === 0 ? text('check-media-running') : said}
        </span>
        <Button onPress={onCancel}>{text('button-cancel')}</Button>
      </div>
    );
  }
  const ended = { cancelled: 'check-media-cancelled', failed: 'check-media-failed' } as const;
  return (
    <p role="status">
      {state !== 'done'
        ? text(ended[state])
        : report === undefined
          ? ''
          : text('check-media-summary', { count: report.fileCount, size: format.bytes(report.totalBytes) })}
    </p>
  );
}

interface MoveQuestionProps {
  readonly asked: 'trash' | 'empty';
  readonly report: NonNullable<MediaCheck['report']>;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

function MoveQuestion({ asked, report, onDo, onClose }: MoveQuestionProps) {
  const text = useText();
  const format = useFormat();
  const confirm = (): void => {
    onClose();
    onDo();
  };
  if (asked === 'empty') {
    return (
      <ConfirmDialog
        title={text('check-media-empty-bin-title', { count: report.trash.fileCount })}
        action={text('check-media-empty-bin-do')}
        onConfirm={confirm}
        onClose={onClose}
      >
        <p>{text('check-media-empty-bin-text')}</p>
      </ConfirmDialog>
    );
  }
  const files = trashable(report);
  const size = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <ConfirmDialog
      title={text('check-media-trash-title', { count: files.length })}
      action={text('check-media-trash-do')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{text('check-media-trash-text', { size: format.bytes(size) })}</p>
      {files.length < report.unused.length ? <p>{text('check-media-trash-clash')}</p> : null}
      <p className="note">{text('check-media-trash-back')}</p>
    </ConfirmDialog>
  );
}
