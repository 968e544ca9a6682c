import { useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { type SchemaGuard, useSchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { ListedNotetype } from './notetypes-dialog.tsx';

interface MergeNotetypesDialogProps {
  readonly notetypes: readonly ListedNotetype[];
  readonly onClose: () => void;
}

type Group = MethodOutput<'notetypes.duplicates'>[number];

/** Note types that look alike, as imports leave them: their notes go to one of them, the spare ones are deleted. */
export function MergeNotetypesDialog({ notetypes, onClose }: MergeNotetypesDialogProps) {
  const text = useText();
  const groups = useServerQuery('notetypes.duplicates', {}).data;
  const [chosen, setChosen] = useState(0);
  if (groups === undefined) return null;
  const group = groups[chosen] ?? groups[0];
  const first = group?.notetypeIds[0];
  if (group !== undefined && first !== undefined) {
    return (
      <MergeGroup
        key={group.notetypeIds.join()}
        {...{ notetypes, groups, group, first, onClose }}
        onGroup={(place) => setChosen(place)}
      />
    );
  }
  return (
    <Dialog
      title={text('notetypes-merge-title')}
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      <p>{text('notetypes-merge-none')}</p>
    </Dialog>
  );
}

interface MergeGroupProps extends MergeNotetypesDialogProps {
  readonly groups: readonly Group[];
  readonly group: Group;
  /** The one that most notes have. */
  readonly first: NotetypeId;
  readonly onGroup: (place: number) => void;
}

function MergeGroup({ notetypes, groups, group, first, onGroup, onClose }: MergeGroupProps) {
  const text = useText();
  const merge = useOperation('notetypes.merge');
  const [target, setTarget] = useState(first);
  const nameOf = (id: number): string => notetypes.find(({ notetypeId }) => notetypeId === id)?.name ?? String(id);
  const from = group.notetypeIds.filter((id) => id !== target);
  const input = { notetypeId: target, fromNotetypeIds: from };
  const { data } = useServerQuery('notetypes.mergePreview', input);
  const guard = useMergeGuard(group);
  const submit = async (): Promise<void> => {
    const done = await merge.run(input);
    if (done === undefined) return;
    showToast(text('notetypes-merged', { count: done.noteCount }), { canUndo: true });
    guard.afterwards();
    onClose();
  };
  return (
    <Dialog
      title={text('notetypes-merge-title')}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={data === undefined || merge.running} onPress={() => guard.before(() => void submit())}>
            {text('notetypes-merge-do')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <div className="form">
        {groups.length > 1 ? (
          <SelectInput
            label={text('notetypes-merge-group')}
            value={String(groups.indexOf(group))}
            options={groups.map(({ notetypeIds }, place) => ({
              value: String(place),
              label: notetypeIds.map(nameOf).join(', '),
            }))}
            onChange={(place) => onGroup(Number(place))}
          />
        ) : null}
        <SelectInput
          label={text('notetypes-merge-into')}
          value={String(target)}
          options={group.notetypeIds.map((id) => ({ value: String(id), label: nameOf(id) }))}
          onChange={(value) => setTarget(group.notetypeIds.find((id) => String(id) === value) ?? first)}
        />
        <p>{text('notetypes-merge-gone', { names: from.map(nameOf).join(', ') })}</p>
        <p role="status">{data === undefined ? '' : text('notetypes-merge-notes', { count: data.noteCount })}</p>
      </div>
      {guard.dialog}
    </Dialog>
  );
}

/** After a sync the group may be another one. */
function useMergeGuard(group: Group): SchemaGuard {
  const text = useText();
  const { calls } = useClient();
  return useSchemaGuard(async () => {
    const now = await calls.notetypes.duplicates({});
    const isThere = now.some(({ notetypeIds }) => notetypeIds.join() === group.notetypeIds.join());
    if (!isThere) showToast(text('schema-reread'));
    return isThere;
  });
}
