import { CopyButton } from './copy-button.tsx';

export interface CopyableDetailsProps {
  readonly summary: string;
  readonly details: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
}

/** Text for a report, behind a disclosure; left to right in every language. */
export function CopyableDetails({ summary, details, copyLabel, copiedLabel }: CopyableDetailsProps) {
  return (
    <details className="details">
      <summary className="details-summary">{summary}</summary>
      <pre className="details-text" dir="ltr" tabIndex={0}>
        {details}
      </pre>
      <CopyButton text={details} label={copyLabel} copiedLabel={copiedLabel} />
    </details>
  );
}
