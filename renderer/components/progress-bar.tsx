import { ProgressBar as AriaProgressBar } from 'react-aria-components';

export interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; undefined: how far is not known. */
  readonly value: number | undefined;
  readonly valueText: string;
}

export function ProgressBar({ label, value, valueText }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="progress"
      aria-label={label}
      minValue={0}
      maxValue={1}
      isIndeterminate={value === undefined}
      {...(value === undefined ? {} : { value })}
      valueLabel={valueText}
    >
      {({ percentage, isIndeterminate }) => (
        <div className="progress-track">
          <div
            className={isIndeterminate ? 'progress-fill progress-open' : 'progress-fill'}
            style={isIndeterminate ? {} : { inlineSize: `${percentage ?? 0}%` }}
          />
        </div>
      )}
    </AriaProgressBar>
  );
}
