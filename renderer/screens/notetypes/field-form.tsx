import { useEffect, useEffectEvent, useRef } from 'react';
import { Check } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { fieldNameProblem } from './field-name-problem.ts';
import { type DraftPart, type NotetypeDraft, textAt, withValue } from './notetype-draft.ts';

const DEFAULT_FONT = 'Arial';
const DEFAULT_SIZE_PX = 20;
const LARGEST_PX = 300;

interface FieldFormProps {
  readonly field: DraftPart;
  readonly place: number;
  /** The name gets the caret, to be replaced. */
  readonly beginsWithName: boolean;
  readonly draft: NotetypeDraft;
  readonly onChange: (field: DraftPart) => void;
  readonly onMove: (place: number) => void;
  readonly onSort: () => void;
}

/** Everything about one field. */
export function FieldForm({ field, place, beginsWithName, draft, onChange, onMove, onSort }: FieldFormProps) {
  const text = useText();
  const problem = fieldNameProblem(field, draft.fields);
  const form = useRef<HTMLDivElement>(null);
  const begin = useEffectEvent(() => {
    if (!beginsWithName) return;
    const name = form.current?.querySelector('input');
    name?.focus();
    name?.select();
  });
  useEffect(() => begin(), []);
  const isSorted = draft.sortKey === field.key;
  return (
    <div className="form" ref={form}>
      <TextInput
        label={text('fields-name')}
        autoComplete="off"
        value={field.name}
        onChange={(name) => onChange({ ...field, name })}
        error={problem === undefined ? undefined : text('fields-name-problem', { problem })}
      />
      <NumberInput
        label={text('fields-position')}
        hint={text('fields-position-hint')}
        min={1}
        max={draft.fields.length}
        value={place + 1}
        onChange={(wanted) => onMove(wanted - 1)}
      />
      <TextInput
        label={text('fields-description')}
        hint={text('fields-description-hint')}
        autoComplete="off"
        value={textAt(field, 'description')}
        onChange={(description) => onChange(withValue(field, 'description', description))}
      />
      <FieldFont field={field} onChange={onChange} />
      <Check isSelected={isSorted} isDisabled={isSorted} onChange={onSort}>
        {text('fields-sort')}
      </Check>
      <FieldOptions field={field} onChange={onChange} />
    </div>
  );
}

const OPTIONS = [
  ['rtl', 'fields-rtl'],
  ['plainText', 'fields-plain'],
  ['collapsed', 'fields-collapsed'],
  ['excludeFromSearch', 'fields-unsearched'],
] as const;

function FieldOptions({ field, onChange }: Pick<FieldFormProps, 'field' | 'onChange'>) {
  const text = useText();
  return OPTIONS.map(([key, label]) => (
    <Check key={key} isSelected={field.json[key] === true} onChange={(isOn) => onChange(withValue(field, key, isOn))}>
      {text(label)}
    </Check>
  ));
}

function FieldFont({ field, onChange }: Pick<FieldFormProps, 'field' | 'onChange'>) {
  const text = useText();
  const { size } = field.json;
  return (
    <div className="field-pair">
      <TextInput
        label={text('fields-font')}
        autoComplete="off"
        value={field.json['font'] === undefined ? DEFAULT_FONT : textAt(field, 'font')}
        onChange={(font) => onChange(withValue(field, 'font', font))}
      />
      <NumberInput
        label={text('fields-size')}
        min={5}
        max={LARGEST_PX}
        value={typeof size === 'number' ? size : DEFAULT_SIZE_PX}
        onChange={(wanted) => onChange(withValue(field, 'size', wanted))}
      />
    </div>
  );
}
