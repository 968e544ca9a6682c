import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type DraftPart, textAt, withValue } from './notetype-draft.ts';

interface BrowserLookDialogProps {
  readonly template: DraftPart;
  readonly onChange: (template: DraftPart) => void;
  readonly onClose: () => void;
}

const LARGEST_PX = 300;

/** Templates and font of the browser's columns. */
export function BrowserLookDialog({ template, onChange, onClose }: BrowserLookDialogProps) {
  const text = useText();
  const [changed, setChanged] = useState(template);
  const { bsize } = changed.json;
  const set = (key: string, value: string | number): void => setChanged((before) => withValue(before, key, value));
  return (
    <Dialog
      title={text('cards-browser-title', { name: template.name })}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" onPress={() => onChange(changed)}>
            {text('cards-browser-done')}
          </Button>
        </>
      }
    >
      <p className="soft">{text('cards-browser-hint')}</p>
      <div className="form">
        <TextInput
          label={text('cards-source', { part: 'browserFront' })}
          lines={3}
          autoFocus
          direction="ltr"
          value={textAt(changed, 'bqfmt')}
          onChange={(value) => set('bqfmt', value)}
        />
        <TextInput
          label={text('cards-source', { part: 'browserBack' })}
          lines={3}
          direction="ltr"
          value={textAt(changed, 'bafmt')}
          onChange={(value) => set('bafmt', value)}
        />
        <div className="field-pair">
          <TextInput
            label={text('cards-browser-font')}
            autoComplete="off"
            value={textAt(changed, 'bfont')}
            onChange={(value) => set('bfont', value)}
          />
          <NumberInput
            label={text('cards-browser-size')}
            min={0}
            max={LARGEST_PX}
            value={typeof bsize === 'number' ? bsize : 0}
            onChange={(value) => set('bsize', value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
