import { type ReactNode, useId } from 'react';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

/** More than anybody reads: the whole list can be copied. */
const MOST_SHOWN = 100;

export interface ReportSectionProps {
  readonly title: string;
  /** What it means and what to do about it. */
  readonly about: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

/** One kind of finding; nothing at all if there is none. */
export function ReportSection({ title, about, lines, children }: ReportSectionProps) {
  const text = useText();
  const titleId = useId();
  if (lines.length === 0) return null;
  return (
    <section className="panel check-section" aria-labelledby={titleId}>
      <h2 className="check-title" id={titleId}>
        {title}
      </h2>
      <p className="soft">{about}</p>
      <div className="check-names" tabIndex={0} role="group" aria-labelledby={titleId}>
        <ul className="media-names">
          {lines.slice(0, MOST_SHOWN).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > MOST_SHOWN ? (
            <li className="soft">{text('media-skipped-more', { count: lines.length - MOST_SHOWN })}</li>
          ) : null}
        </ul>
      </div>
      <div className="button-row">
        {children}
        <CopyButton
          key={lines.length}
          text={() => lines.join('\n')}
          label={text('check-media-copy')}
          copiedLabel={text('button-copied')}
        />
      </div>
    </section>
  );
}
