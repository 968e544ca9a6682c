import { useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { ListedNotetype } from './notetypes-dialog.tsx';
import { type StockKind, stockKinds, stockNames } from './stock-kinds.ts';

interface AddNotetypeDialogProps {
  readonly notetypes: readonly ListedNotetype[];
  readonly onAdded: (notetypeId: NotetypeId) => void;
  readonly onClose: () => void;
}

/** One like a stock note type, or a copy of one that is there. */
export function AddNotetypeDialog({ notetypes, onAdded, onClose }: AddNotetypeDialogProps) {
  const text = useText();
  const add = useOperation('notetypes.add');
  const clone = useOperation('notetypes.clone');
  const models = useModels(notetypes);
  const [value, setValue] = useState<string>('basic');
  const [typed, setTyped] = useState<string>();
  const model = models.find((known) => known.value === value);
  const name = typed ?? model?.label ?? '';
  const isMissing = name.trim() === '';
  async function submit(): Promise<void> {
    if (isMissing || model === undefined) return;
    const { stock, notetypeId } = model;
    const added = await (notetypeId === undefined
      ? add.run({ stock: stock ?? 'basic', name: name.trim() })
      : clone.run({ notetypeId, name: name.trim() }));
    if (added === undefined) return;
    showToast(text('notetypes-added', { name: added.name }), { canUndo: true });
    onAdded(added.notetypeId);
    onClose();
  }
  return (
    <Dialog
      title={text('notetypes-add-title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={isMissing || add.running || clone.running}>
            {text('notetypes-add-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <SelectInput label={text('notetypes-add-like')} value={value} options={models} onChange={setValue} />
        <TextInput
          label={text('notetypes-name')}
          autoFocus
          autoComplete="off"
          value={name}
          onChange={setTyped}
          error={isMissing ? text('notetypes-name-empty') : undefined}
        />
      </div>
    </Dialog>
  );
}

interface Model {
  readonly value: string;
  readonly label: string;
  /** Undefined: a copy of `notetypeId`. */
  readonly stock: StockKind | undefined;
  readonly notetypeId: NotetypeId | undefined;
}

/** What a new note type can be like. */
function useModels(notetypes: readonly ListedNotetype[]): readonly Model[] {
  const text = useText();
  return [
    ...stockKinds.map((stock) => ({ value: stock, stock, notetypeId: undefined, label: text(stockNames[stock]) })),
    ...notetypes.map(({ notetypeId, name }) => ({
      value: String(notetypeId),
      stock: undefined,
      notetypeId,
      label: text('notetypes-copy-of', { name }),
    })),
  ];
}
