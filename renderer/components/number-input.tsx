import { FieldError, Input, Label, NumberField, Text } from 'react-aria-components';

export interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** On leaving the field or Enter, with a number within the range. */
  readonly onChange: (value: number) => void;
  /** What is counted, after the field. */
  readonly unit?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  /** Behind the point; none unless told. */
  readonly digits?: number;
}

/** A number. What can't be one is put back to what it was. */
export function NumberInput(props: NumberInputProps) {
  const { label, value, min, max, onChange, unit, hint, error, isDisabled, digits = 0 } = props;
  const rounded = (number: number): number => Number(number.toFixed(digits));
  return (
    <NumberField
      className="field"
      value={value}
      minValue={min}
      maxValue={max}
      step={rounded(10 ** -digits)}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      formatOptions={{ useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits }}
      onChange={(typed) => {
        // A value with more digits than are shown stays as it is until another one is typed.
        if (Number.isFinite(typed) && rounded(typed) !== rounded(value)) onChange(rounded(typed));
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
