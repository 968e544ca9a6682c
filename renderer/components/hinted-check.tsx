import { useId } from 'react';
import { Check, type CheckProps } from './choice.tsx';

export interface HintedCheckProps extends Omit<CheckProps, 'describedBy'> {
  readonly hint: string;
}

/** A choice that needs a sentence. */
export function HintedCheck({ children, hint, ...check }: HintedCheckProps) {
  const hintId = useId();
  return (
    <div className="field">
      <Check {...check} describedBy={hintId}>
        {children}
      </Check>
      <span className="field-hint check-hint" id={hintId}>
        {hint}
      </span>
    </div>
  );
}
