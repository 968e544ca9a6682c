import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly type?: 'text' | 'password' | 'email' | 'url';
  readonly hint?: string | undefined;
  /** Shown in place of the hint, and makes the field invalid. */
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly lines?: number;
  readonly isDisabled?: boolean;
  /** Addresses and e-mail run from left to right in every language. */
  readonly direction?: 'ltr' | 'auto';
}

export function TextInput({ label, hint, error, lines, direction = 'auto', ...field }: TextInputProps) {
  return (
    <TextField {...field} className="field" isInvalid={error !== undefined} validationBehavior="aria">
      <Label className="field-label">{label}</Label>
      {lines === undefined ? (
        <Input className="input" dir={direction} spellCheck={false} />
      ) : (
        <TextArea className="input" dir={direction} rows={lines} />
      )}
      {hint !== undefined && error === undefined ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
