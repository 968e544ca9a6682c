import type { OverwrittenVersion } from '#shared/contract/sync-history.ts';
import { Button } from '#renderer/components/button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { MarkedText } from './marked-text.tsx';
import { textDifferences } from './text-differences.ts';
import { ViewTitle } from './view-title.tsx';

type NoteVersion = Extract<OverwrittenVersion, { kind: 'note' }>;

/** Field by field, with what can be done about it. */
export function NoteVersions({ version }: { readonly version: NoteVersion }) {
  const text = useText();
  return (
    <section className="panel history">
      <ViewTitle takesFocus>{text('history-version-note-title')}</ViewTitle>
      <p className="soft">
        {version.notetype === '' ? '' : `${version.notetype}: `}
        {text(`history-lost-${version.side}-${version.by}`)}
      </p>
      {version.now === null ? <p className="note">{text('history-version-gone')}</p> : null}
      <FieldTable version={version} />
      <Actions version={version} />
    </section>
  );
}

function FieldTable({ version: { kept, now, fieldNames } }: { readonly version: NoteVersion }) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const rows = kept.fields.map((field, index) => ({
    name: fieldNames[index] ?? format.number(index + 1),
    kept: field,
    now: now?.fields[index],
  }));
  const tags = { name: text('history-version-tags'), kept: kept.tags.join(' '), now: now?.tags.join(' ') };
  return (
    <table className="history-versions">
      <thead>
        <tr>
          <th scope="col">{text('history-version-field')}</th>
          <th scope="col">{text('history-version-kept')}</th>
          {now === null ? null : <th scope="col">{text('history-version-now')}</th>}
        </tr>
      </thead>
      <tbody>
        {[...rows, tags].map((row, index) => (
          <VersionRow key={index} {...row} />
        ))}
        <tr>
          <th scope="row">{text('history-version-modified')}</th>
          <td>{format.moment(kept.modifiedSecs * 1000, nowMs)}</td>
          {now === null ? null : <td>{format.moment(now.modifiedSecs * 1000, nowMs)}</td>}
        </tr>
      </tbody>
    </table>
  );
}

interface VersionRowProps {
  readonly name: string;
  readonly kept: string;
  readonly now: string | undefined;
}

function VersionRow({ name, kept, now }: VersionRowProps) {
  const text = useText();
  const [keptParts, nowParts] =
    now === undefined ? [textDifferences(kept, kept)[0], undefined] : textDifferences(kept, now);
  const differs = now !== undefined && now !== kept;
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> {differs ? <span className="history-differs">{text('history-changed-mark')}</span> : null}
      </th>
      <td>
        <MarkedText parts={keptParts} />
      </td>
      {nowParts === undefined ? null : (
        <td>
          <MarkedText parts={nowParts} />
        </td>
      )}
    </tr>
  );
}

function Actions({ version }: { readonly version: NoteVersion }) {
  const text = useText();
  const putBack = useOperation('syncHistory.putBack');
  const { versionId, kept } = version;
  const can = version.putBack === 'change' || version.putBack === 'add' ? version.putBack : undefined;
  async function run(): Promise<void> {
    const done = await putBack.run({ versionId });
    if (done === undefined) return;
    showToast(text(done.added ? 'history-put-back-added' : 'history-put-back-done'), { canUndo: true });
  }
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(
      [...kept.fields, kept.tags.join(' ')].filter((part) => part !== '').join('\n\n'),
    );
    showToast(text('history-copied'));
  }
  return (
    <div className="history-actions">
      <p className="soft" id="history-put-back">
        {text(can === undefined ? `history-put-back-${unable(version.putBack)}` : `history-put-back-${can}-hint`)}
      </p>
      <div className="button-row">
        <Button
          look="primary"
          isDisabled={can === undefined || putBack.running}
          describedBy="history-put-back"
          onPress={() => void run()}
        >
          {text(version.now === null ? 'history-put-back-add' : 'history-put-back')}
        </Button>
        <Button onPress={() => void copy()}>{text('history-copy')}</Button>
      </div>
    </div>
  );
}

function unable(putBack: NoteVersion['putBack']): 'same' | 'notetypeGone' | 'fieldsChanged' {
  return putBack === 'notetypeGone' || putBack === 'fieldsChanged' ? putBack : 'same';
}
