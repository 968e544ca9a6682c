import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { DraftPart, NotetypeDraft } from './notetype-draft.ts';
import { type FieldWish, withField } from './with-field.ts';

interface AddFieldDialogProps {
  readonly draft: NotetypeDraft;
  readonly template: DraftPart;
  readonly onChange: (template: DraftPart) => void;
  readonly onClose: () => void;
}

const LARGEST_PX = 300;

/** Puts a field on one of the card's sides, in a font of its own. */
export function AddFieldDialog({ draft, template, onChange, onClose }: AddFieldDialogProps) {
  const text = useText();
  const [wish, setWish] = useState<FieldWish>({
    name: draft.fields[0]?.name ?? '',
    side: 'qfmt',
    place: 'end',
    fontFamily: 'Arial',
    fontSizePx: 20,
    isCloze: draft.isCloze,
  });
  const set = (changed: Partial<FieldWish>): void => setWish({ ...wish, ...changed });
  return (
    <Dialog
      title={text('cards-field-title', { name: template.name })}
      onClose={onClose}
      onSubmit={() => onChange(withField(template, wish))}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text('cards-field-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <SelectInput
          label={text('cards-field-name')}
          value={wish.name}
          onChange={(name) => set({ name })}
          options={draft.fields.map(({ name }) => ({ value: name, label: name }))}
        />
        <Choice
          label={text('cards-field-side')}
          options={[
            { value: 'qfmt', label: text('cards-part-name', { part: 'front' }) },
            { value: 'afmt', label: text('cards-part-name', { part: 'back' }) },
          ]}
          value={wish.side}
          onChange={(side) => set({ side })}
        />
        <Choice
          label={text('cards-field-place')}
          options={[
            { value: 'beginning', label: text('cards-field-place-name', { place: 'beginning' }) },
            { value: 'end', label: text('cards-field-place-name', { place: 'end' }) },
          ]}
          value={wish.place}
          onChange={(place) => set({ place })}
        />
        <FieldFont wish={wish} onChange={set} />
      </div>
    </Dialog>
  );
}

interface FieldFontProps {
  readonly wish: FieldWish;
  readonly onChange: (changed: Partial<FieldWish>) => void;
}

function FieldFont({ wish, onChange }: FieldFontProps) {
  const text = useText();
  return (
    <div className="field-pair">
      <TextInput
        label={text('cards-field-font')}
        autoComplete="off"
        value={wish.fontFamily}
        onChange={(fontFamily) => onChange({ fontFamily })}
      />
      <NumberInput
        label={text('fields-size')}
        min={5}
        max={LARGEST_PX}
        value={wish.fontSizePx}
        onChange={(fontSizePx) => onChange({ fontSizePx })}
      />
    </div>
  );
}
