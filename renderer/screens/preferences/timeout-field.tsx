import { Input, Label, NumberField, Text } from 'react-aria-components';
import { useText } from '#renderer/i18n/text-context.tsx';

const [minSecs, maxSecs] = [30, 99_999];

export interface TimeoutFieldProps {
  readonly timeoutSecs: number;
  readonly onChange: (timeoutSecs: number) => void;
}

export function TimeoutField({ timeoutSecs, onChange }: TimeoutFieldProps) {
  const text = useText();
  return (
    <NumberField
      className="field"
      value={timeoutSecs}
      minValue={minSecs}
      maxValue={maxSecs}
      step={1}
      onChange={(value) => {
        if (Number.isFinite(value) && value !== timeoutSecs) onChange(Math.round(value));
      }}
    >
      <Label className="field-label">{text('preferences-timeout')}</Label>
      <span className="with-unit">
        <Input className="input input-short" />
        <span className="soft">{text('preferences-timeout-unit')}</span>
      </span>
      <Text slot="description" className="field-hint">
        {text('preferences-timeout-range', { min: minSecs, max: maxSecs })}
      </Text>
    </NumberField>
  );
}
