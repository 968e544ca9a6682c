import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

/** Which notes and cards a sync moved, written as searches that find them. */
export function MovedIds({ entry }: { readonly entry: MethodOutput<'syncHistory.get'> }) {
  const text = useText();
  const { came, went, cameIds, wentIds } = entry;
  const lists = [
    { name: 'cameNotes', prefix: 'nid', ids: cameIds.notes, moved: came.notes },
    { name: 'cameCards', prefix: 'cid', ids: cameIds.cards, moved: came.cards },
    { name: 'wentNotes', prefix: 'nid', ids: wentIds.notes, moved: went.notes },
    { name: 'wentCards', prefix: 'cid', ids: wentIds.cards, moved: went.cards },
  ] as const;
  const blocks = lists
    .filter(({ ids }) => ids.length > 0)
    .map(({ name, prefix, ids, moved }) => {
      const first = moved > ids.length ? ` ${text('history-ids-first', { count: ids.length })}` : '';
      return `${text(`history-ids-${name}`)}${first}\n${prefix}:${ids.join(',')}`;
    });
  if (blocks.length === 0) return null;
  return (
    <CopyableDetails
      summary={text('history-ids')}
      details={blocks.join('\n\n')}
      copyLabel={text('button-copy')}
      copiedLabel={text('button-copied')}
    />
  );
}
