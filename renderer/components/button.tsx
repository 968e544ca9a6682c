import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary`: the one strong action of a screen. `chosen`: a dialog's default. `plain`: no frame. */
  readonly look?: 'ordinary' | 'primary' | 'chosen' | 'plain';
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  readonly label?: string;
  readonly describedBy?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'ordinary', label, describedBy, className = '', ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={`button button-${look} ${className}`}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    />
  );
}
