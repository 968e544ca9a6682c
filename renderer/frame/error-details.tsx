import type { AppError } from '#shared/errors/app-error.ts';
import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface ErrorDetailsProps {
  readonly error: AppError;
  /** Version, door, system: for a report. */
  readonly about: string;
}

/** What a report of an error needs, to be copied. */
export function ErrorDetails({ error: { code, details, incident }, about }: ErrorDetailsProps) {
  const text = useText();
  const lines = [about, code, ...(incident === undefined ? [] : [incident]), JSON.stringify(details)];
  return (
    <CopyableDetails
      summary={text('dialog-details')}
      copyLabel={text('button-copy')}
      copiedLabel={text('button-copied')}
      details={lines.join('\n')}
    />
  );
}
