import type { PackageInfo } from '#shared/contract/packages.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { TwoSides } from '#renderer/components/two-sides.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

export interface ReplaceDialogProps {
  readonly fileName: string;
  readonly info: PackageInfo;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** A whole collection takes the place of this one: both sides are shown, and No is what Enter says. */
export function ReplaceDialog({ fileName, info, onReplace, onClose }: ReplaceDialogProps) {
  const text = useText();
  const state = useServerQuery('collection.state', {}).data;
  const isOpen = state?.open === true;
  const here = useServerQuery('collection.info', {}, { enabled: isOpen }).data;
  if (state === undefined || (isOpen && here === undefined)) return null;
  const isNewerHere = (here?.lastReviewMs ?? 0) > (info.lastReviewMs ?? 0);
  return (
    <ConfirmDialog
      title={text('import-replace-title', { fileName })}
      size="medium"
      onClose={onClose}
      action={text('import-replace-do')}
      onConfirm={onReplace}
    >
      <p>{text('import-replace-text')}</p>
      <Sides info={info} here={here} />
      {isNewerHere ? <p className="note">{text('import-replace-newer')}</p> : null}
      <ul className="consequences">
        <li>{text('import-replace-backup')}</li>
        <li>{text('import-replace-media')}</li>
        <li>{text('import-replace-sync')}</li>
      </ul>
    </ConfirmDialog>
  );
}

interface SidesProps {
  readonly info: PackageInfo;
  readonly here: MethodOutput<'collection.info'> | undefined;
}

function Sides({ info: { counts, lastReviewMs }, here }: SidesProps) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const moment = (ms: number | null): string => (ms === null ? text('choice-never') : format.moment(ms, nowMs));
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    [text('choice-row-cards'), here && format.number(here.cards), format.number(counts.cards)],
    [text('choice-row-notes'), here && format.number(here.notes), format.number(counts.notes)],
    [text('choice-row-reviews'), here && format.number(here.reviews), format.number(counts.reviews)],
    [text('import-row-last-review'), here && moment(here.lastReviewMs), moment(lastReviewMs)],
  ];
  return (
    <TwoSides
      label={text('choice-table')}
      heads={[text('choice-this-device'), text('import-this-file')]}
      rows={rows.map(([name, ours, theirs]) => [name, ours ?? text('choice-none'), theirs])}
    />
  );
}
