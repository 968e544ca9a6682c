import { useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import type { SchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodInput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { type StockKind, stockKinds, stockNames } from './stock-kinds.ts';

interface RestoreDialogProps {
  readonly notetypeId: NotetypeId;
  readonly name: string;
  readonly guard: SchemaGuard;
  readonly onRestored: () => void;
  readonly onClose: () => void;
}

const AS_IT_WAS = '';

/** Back to what the note type was at first, with what that costs. */
export function RestoreDialog({ notetypeId, name, guard, onRestored, onClose }: RestoreDialogProps) {
  const text = useText();
  const restore = useOperation('notetypes.restoreStock');
  const [chosen, setChosen] = useState<StockKind>();
  const own = useServerQuery('notetypes.stockOf', { notetypeId });
  const isUnknown = own.data === null;
  const stock = chosen ?? (isUnknown ? 'basic' : undefined);
  const wish = { notetypeId, ...(stock === undefined ? {} : { stock }) };
  const asked = useServerQuery('notetypes.stockOf', wish, { enabled: own.data !== undefined });
  // What belongs to another choice is not for this one.
  const wanted = asked.isPlaceholderData ? undefined : asked.data;
  const { data, isPlaceholderData } = useServerQuery(
    'notetypes.preview',
    { notetypeId, notetype: (wanted?.notetype ?? {}) as MethodInput<'notetypes.preview'>['notetype'] },
    { enabled: wanted != null },
  );
  const preview = isPlaceholderData || wanted == null ? undefined : data;
  async function submit(): Promise<void> {
    if ((await restore.run(wish)) === undefined) return;
    showToast(text('notetypes-saved'), { canUndo: true });
    guard.afterwards();
    onRestored();
  }
  return (
    <ConfirmDialog
      title={text('cards-restore-title', { name })}
      action={text('cards-restore-do')}
      isDisabled={preview === undefined || restore.running}
      onConfirm={() => {
        if (preview?.changesSchema === true) guard.before(() => void submit());
        else void submit();
      }}
      onClose={onClose}
    >
      <p>{text('cards-restore-text')}</p>
      {isUnknown ? <p>{text('cards-restore-unknown')}</p> : null}
      <SelectInput
        label={text('cards-restore-like')}
        value={stock ?? AS_IT_WAS}
        onChange={(value) => setChosen(stockKinds.find((kind) => kind === value))}
        options={[
          ...(isUnknown ? [] : [{ value: AS_IT_WAS, label: name }]),
          ...stockKinds.map((kind) => ({ value: kind as string, label: text(stockNames[kind]) })),
        ]}
      />
      <ul className="consequences" role="status">
        {preview?.fieldsLost.map((lost) => (
          <li key={`field ${lost.name}`}>
            {text('cards-restore-losses-fields', { name: lost.name, count: lost.noteCount })}
          </li>
        ))}
        {preview?.cardsLost.map((lost) => (
          <li key={`card ${lost.name}`}>
            {text('cards-restore-losses-cards', { name: lost.name, count: lost.cardCount })}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
