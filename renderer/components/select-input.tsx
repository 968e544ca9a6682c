import { useId } from 'react';
import type { ChoiceOption } from './choice.tsx';

export interface SelectInputProps<T extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What makes no sense beside other choices. */
  readonly disabled?: readonly T[];
}

/** One of many: the platform's own list, which every keyboard and screen reader knows. */
export function SelectInput<T extends string>({ label, options, value, onChange, disabled = [] }: SelectInputProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="input select"
        id={id}
        value={value}
        onChange={(event) => {
          const option = options.find((known) => known.value === event.target.value);
          if (option !== undefined) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={disabled.includes(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
