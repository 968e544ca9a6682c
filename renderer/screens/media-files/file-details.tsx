import type { Ref } from 'react';
import type { MediaRow } from '#shared/contract/media.ts';
import { plainText } from '#shared/domain/html/strip-html.ts';
import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFixNames } from '#renderer/frame/use-fix-names.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useServerQueries } from '#renderer/rpc/use-server-query.ts';

export interface FileDetailsProps {
  readonly row: MediaRow | undefined;
  readonly ref?: Ref<HTMLElement>;
}

/** What is known of the chosen file, and what can be done about it. */
export function FileDetails({ row, ref }: FileDetailsProps) {
  const text = useText();
  return (
    <aside className="panel file-details" aria-label={text('media-details-label')} tabIndex={-1} ref={ref}>
      {row === undefined ? (
        <p className="soft">{text('media-details-none')}</p>
      ) : (
        <>
          <h2 className="file-details-name">
            <bdi>{row.fileName}</bdi>
          </h2>
          <Facts row={row} />
          <Clash row={row} />
          <NotesUsing row={row} />
        </>
      )}
    </aside>
  );
}

function Facts({ row }: { readonly row: MediaRow }) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  const facts: readonly (readonly [string, string | null])[] = [
    [text('media-column-size'), row.sizeBytes === null ? null : format.bytes(row.sizeBytes)],
    [text('media-details-modified'), row.modifiedMs === null ? null : format.moment(row.modifiedMs, nowMs)],
    [text('media-column-where'), text(`media-where-${row.where}`)],
    [text('media-column-state'), text(`media-state-${row.state}`)],
    [text('media-details-problem'), row.problem === null ? null : text(`media-reason-${row.problem}`)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Offered where the notes name what is not there and the same name with other capitals is. */
function Clash({ row }: { readonly row: MediaRow }) {
  const text = useText();
  const fix = useFixNames();
  const { clashesWith } = row;
  if (clashesWith === null) return null;
  return (
    <div className="note">
      <p>{text('media-details-clash', { other: clashesWith })}</p>
      {row.state === 'missing' ? (
        <Button isDisabled={fix.running} onPress={() => void fix.run([{ from: row.fileName, to: clashesWith }])}>
          {text('media-fix', { name: clashesWith })}
        </Button>
      ) : null}
    </div>
  );
}

function NotesUsing({ row: { notes } }: { readonly row: MediaRow }) {
  const text = useText();
  const ids = notes?.ids ?? [];
  const found = useServerQueries(
    'notes.get',
    ids.map((noteId) => ({ noteId })),
  );
  if (notes === null) return <p className="soft">{text('media-notes-unknown')}</p>;
  return (
    <section>
      <p className="soft">{text('media-details-notes', { count: notes.count })}</p>
      {ids.length === 0 ? null : (
        <>
          <ul className="media-names">
            {ids.map((noteId, place) => (
              <li key={noteId}>
                <bdi>{plainText(found[place]?.fields[0] ?? '').trim() || String(noteId)}</bdi>
              </li>
            ))}
            {notes.count > ids.length ? (
              <li className="soft">{text('media-details-more', { count: notes.count - ids.length })}</li>
            ) : null}
          </ul>
          <CopyButton
            key={ids.join()}
            text={ids.join(',')}
            label={text('media-details-copy-ids')}
            copiedLabel={text('button-copied')}
          />
        </>
      )}
    </section>
  );
}
