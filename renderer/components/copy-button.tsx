import { useState } from 'react';
import { Button } from './button.tsx';

export interface CopyButtonProps {
  readonly text: string | (() => string);
  readonly label: string;
  readonly copiedLabel: string;
}

/** Puts a text on the clipboard and says so in its own place. */
export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
  }
  return <Button onPress={() => void copy()}>{copied ? copiedLabel : label}</Button>;
}
