import { FieldError, Input, Label, NumberField, Text } from 'react-aria-components';

export interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** On leaving the field or Enter, with a whole number within the range. */
  readonly onChange: (value: number) => void;
  /** What is counted, after the field. */
  readonly unit?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

/** A whole number. What can't be one is put back to what it was. */
export function NumberInput({ label, value, min, max, onChange, unit, hint, error, isDisabled }: NumberInputProps) {
  return (
    <NumberField
      className="field"
      value={value}
      minValue={min}
      maxValue={max}
      step={1}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      formatOptions={{ useGrouping: false }}
      onChange={(typed) => {
        if (Number.isFinite(typed) && typed !== value) onChange(Math.round(typed));
      }}
    >
      <Label className="field-label">{label}</Label>
      <span className="with-unit">
        <Input className="input input-short" />
        {unit === undefined ? null : <span className="soft">{unit}</span>}
      </span>
      {hint === undefined || error !== undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </NumberField>
  );
}
