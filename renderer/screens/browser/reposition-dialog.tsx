import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface RepositionDialogProps {
  readonly cardIds: readonly CardId[];
  readonly onClose: () => void;
}

/** New cards get other places among the new ones. */
export function RepositionDialog({ cardIds, onClose }: RepositionDialogProps) {
  const text = useText();
  const reposition = useOperation('scheduler.reposition');
  const last = useServerQuery('scheduler.handChoices', { place: 'browser' }).data;
  const places = useServerQuery('scheduler.newPlaces', {}).data;
  const [start, setStart] = useState(0);
  const [step, setStep] = useState(1);
  const [chosen, setChosen] = useState<{ random?: boolean; shiftOthers?: boolean }>({});
  const random = chosen.random ?? last?.random ?? false;
  const shiftOthers = chosen.shiftOthers ?? last?.shiftOthers ?? false;
  async function submit(): Promise<void> {
    const done = await reposition.run({ cardIds: [...cardIds], start, step, random, shiftOthers });
    if (done === undefined) return;
    showToast(text('browser-cards-changed', { count: done.cardCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-reposition-title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={reposition.running}>
            {text('browser-reposition-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <p className="soft" role="status">
          {places === undefined ? '' : text('browser-reposition-places', { first: places.first, last: places.last })}
        </p>
        <NumberInput
          label={text('browser-reposition-start')}
          value={start}
          onChange={setStart}
          min={0}
          max={2_000_000_000}
        />
        <NumberInput label={text('browser-reposition-step')} value={step} onChange={setStep} min={0} max={1_000_000} />
        <Check isSelected={random} onChange={(on) => setChosen({ ...chosen, random: on })}>
          {text('browser-reposition-random')}
        </Check>
        <Check isSelected={shiftOthers} onChange={(on) => setChosen({ ...chosen, shiftOthers: on })}>
          {text('browser-reposition-shift')}
        </Check>
      </div>
    </Dialog>
  );
}
