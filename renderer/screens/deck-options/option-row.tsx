import { type ReactNode, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { DeckOptions, SharedOptions } from '#shared/domain/deck-options.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { useTranslator } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';

/** Everything on the screen that has a name and a help text. */
export type OptionName = keyof DeckOptions | keyof SharedOptions | 'reschedule';

export interface OptionRowProps {
  readonly name: OptionName;
  readonly children: ReactNode;
  /** Takes the whole line. */
  readonly isWide?: boolean;
  /** What the value may be, after the help. */
  readonly range?: string;
  /** Undefined: the value is the standard one. */
  readonly onReset?: (() => void) | undefined;
}

/** A field with its help, the way back to the standard value, and what is to be said about its value. */
export function OptionRow({ name, children, range, onReset, isWide = false }: OptionRowProps) {
  const { text, textWith } = useTranslator();
  const { warnings, problems } = useOptionsEditor();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const helpId = useId();
  const label = text(`option-${name}`);
  return (
    <div className="option" data-option={name} data-wide={isWide || undefined}>
      <div className="option-control">{children}</div>
      <div className="option-tools">
        {onReset === undefined ? null : (
          <AriaButton className="option-tool" aria-label={text('options-default', { option: label })} onPress={onReset}>
            <Icon name="reset" />
          </AriaButton>
        )}
        <AriaButton
          className="option-tool"
          aria-label={text('options-help', { option: label })}
          aria-expanded={isHelpOpen}
          aria-controls={helpId}
          onPress={() => setHelpOpen(!isHelpOpen)}
        >
          <Icon name="help" />
        </AriaButton>
      </div>
      <div className="option-notes" id={helpId}>
        {isHelpOpen ? (
          <p className="field-hint">
            {text(`option-${name}-help`)} {range}
          </p>
        ) : null}
      </div>
      <div className="option-notes" role="status">
        {problems
          .filter(({ option }) => option === name)
          .map(({ message }) => (
            <p key={message} className="field-error">
              {text(message)}
            </p>
          ))}
        {warnings
          .filter(({ option }) => option === name)
          .map(({ message, count }) => (
            <p key={message} className="option-warning">
              {textWith(message, { count })}
            </p>
          ))}
      </div>
    </div>
  );
}
