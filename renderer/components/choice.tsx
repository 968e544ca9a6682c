import type { ReactNode } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly look?: 'segments' | 'list';
  /** Where what stands beside it says what it is about: the label is for those who can't see that. */
  readonly isLabelHidden?: boolean;
  readonly autoFocus?: boolean;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
  look = 'segments',
  isLabelHidden = false,
  autoFocus,
}: ChoiceProps<T>) {
  return (
    <RadioGroup
      className="field"
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      value={value}
      onChange={(chosen) => {
        const option = options.find((known) => known.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      {isLabelHidden ? null : <Label className="field-label">{label}</Label>}
      <div className={`choice choice-${look}`}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="choice-option"
            autoFocus={autoFocus === true && option.value === value}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export interface CheckProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
}

export function Check({ children, describedBy, ...rest }: CheckProps) {
  return (
    <Checkbox className="check" {...rest} {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}>
      <span className="check-box" aria-hidden="true">
        <svg viewBox="0 0 16 16" className="check-mark">
          <path d="M3.5 8.5l3 3 6-7" />
        </svg>
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
