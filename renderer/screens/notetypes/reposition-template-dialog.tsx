import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface RepositionTemplateDialogProps {
  readonly place: number;
  readonly count: number;
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
}

export function RepositionTemplateDialog({ place, count, onPlace, onClose }: RepositionTemplateDialogProps) {
  const text = useText();
  const [wanted, setWanted] = useState(place + 1);
  return (
    <Dialog
      title={text('cards-reposition-title')}
      onClose={onClose}
      onSubmit={() => onPlace(wanted - 1)}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text('cards-reposition-do')}
          </Button>
        </>
      }
    >
      <NumberInput label={text('fields-position')} min={1} max={count} value={wanted} onChange={setWanted} />
    </Dialog>
  );
}
