import { useState } from 'react';
import { Button } from './button.tsx';

export interface CopyableDetailsProps {
  readonly summary: string;
  readonly details: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
}

/** Text for a report, behind a disclosure; left to right in every language. */
export function CopyableDetails({ summary, details, copyLabel, copiedLabel }: CopyableDetailsProps) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(details);
    setCopied(true);
  }
  return (
    <details className="details">
      <summary className="details-summary">{summary}</summary>
      <pre className="details-text" dir="ltr" tabIndex={0}>
        {details}
      </pre>
      <Button onPress={() => void copy()}>{copied ? copiedLabel : copyLabel}</Button>
    </details>
  );
}
