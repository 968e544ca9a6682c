import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextInput } from './text-input.tsx';

export interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly startName: string;
  /** What is typed goes behind that name, and not in its place. */
  readonly addsToName?: boolean;
  readonly hint?: string | undefined;
  /** Shown below the name. */
  readonly children?: ReactNode;
  /** Why a name can't be taken, said once somebody tries to. */
  readonly problemOf: (name: string) => string | undefined;
  /** Gets the name without the spaces round it; once at a time. */
  readonly onName: (name: string) => void | Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the name of something. */
export function NameDialog({ title, action, startName, addsToName = false, children, ...props }: NameDialogProps) {
  const { label, hint, problemOf, onName, onClose } = props;
  const text = useText();
  const [name, setName] = useState(startName);
  const [asked, setAsked] = useState(false);
  const [running, setRunning] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = form.current?.querySelector('input');
    input?.setSelectionRange(addsToName ? input.value.length : 0, input.value.length);
  }, [addsToName]);
  const problem = problemOf(name.trim());
  async function submit(): Promise<void> {
    setAsked(true);
    if (problem !== undefined || running) return;
    setRunning(true);
    try {
      await onName(name.trim());
    } finally {
      setRunning(false);
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={running}>
            {action}
          </Button>
        </>
      }
    >
      <div className="form" ref={form}>
        <TextInput
          label={label}
          autoFocus
          autoComplete="off"
          value={name}
          onChange={setName}
          hint={hint}
          error={asked ? problem : undefined}
        />
        {children}
      </div>
    </Dialog>
  );
}
