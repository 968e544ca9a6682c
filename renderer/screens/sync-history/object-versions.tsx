import type { OverwrittenVersion } from '#shared/contract/sync-history.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { MarkedText } from './marked-text.tsx';
import { textDifferences } from './text-differences.ts';
import { ViewTitle } from './view-title.tsx';

type ObjectVersion = Extract<OverwrittenVersion, { kind: 'deck' | 'deckConfig' | 'notetype' }>;

/** A deck, preset or note type as it was, where it differs. */
export function ObjectVersions({ version }: { readonly version: ObjectVersion }) {
  const text = useText();
  return (
    <section className="panel history">
      <ViewTitle takesFocus>
        {`${text(`history-kind-${version.kind}`)}: `}
        <bdi>{version.name}</bdi>
      </ViewTitle>
      <p className="soft">{text(`history-lost-${version.side}-${version.by}`)}</p>
      {version.exists ? null : <p className="note">{text('history-version-gone')}</p>}
      {version.differences.length === 0 ? (
        <p>{text('history-object-same')}</p>
      ) : (
        <>
          <p className="soft">{text('history-object-text')}</p>
          <Differences version={version} />
        </>
      )}
    </section>
  );
}

function Differences({ version }: { readonly version: ObjectVersion }) {
  const text = useText();
  return (
    <table className="history-versions">
      <thead>
        <tr>
          <th scope="col">{text('history-object-property')}</th>
          <th scope="col">{text('history-version-kept')}</th>
          {version.exists ? <th scope="col">{text('history-version-now')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {version.differences.map(({ key, kept, now }) => {
          const [keptParts, nowParts] = textDifferences(kept, now ?? '');
          return (
            <tr key={key}>
              <th scope="row">
                <bdi>{key}</bdi>
              </th>
              <td>
                <MarkedText parts={version.exists ? keptParts : textDifferences(kept, kept)[0]} />
              </td>
              {version.exists ? (
                <td>
                  <MarkedText parts={nowParts} />
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
