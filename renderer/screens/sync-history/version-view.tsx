import { isAppError } from '#shared/errors/app-error.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { CardVersions } from './card-versions.tsx';
import { NoteVersions } from './note-versions.tsx';
import { ObjectVersions } from './object-versions.tsx';

/** One overwritten version beside what is in its place now. */
export function VersionView({ versionId }: { readonly versionId: number }) {
  const text = useText();
  const { data, error } = useServerQuery('syncHistory.version', { versionId });
  if (isAppError(error, 'notFound')) return <p className="panel history">{text('history-lost-gone')}</p>;
  if (data?.versionId !== versionId) return <section className="panel history" aria-busy="true" />;
  switch (data.kind) {
    case 'note':
      return <NoteVersions version={data} />;
    case 'card':
      return <CardVersions version={data} />;
    default:
      return <ObjectVersions version={data} />;
  }
}
