import type { MediaOutcome } from '#shared/contract/media.ts';
import { TwoSides } from '#renderer/components/two-sides.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

/** More than anybody reads here; all of them are in the list of media files. */
const MOST_SHOWN = 50;

/** What a media sync moved, what it left out and why, and what it kept beside the server's version. */
export function OutcomeLists({ outcome }: { readonly outcome: MediaOutcome }) {
  const text = useText();
  const { kind, skipped, kept } = outcome;
  return (
    <>
      {kind === 'synced' ? <Moved outcome={outcome} /> : null}
      {kept.length === 0 ? null : (
        <section className="media-ends" aria-labelledby="media-kept">
          <h3 className="media-ends-title" id="media-kept">
            {text('media-kept-title', { count: kept.length })}
          </h3>
          <p className="soft">{text('media-kept-text')}</p>
          <ul className="media-names">
            {kept.slice(0, MOST_SHOWN).map(({ fileName, keptAs }) => (
              <li key={fileName}>{text('media-kept-line', { file: fileName, keptAs })}</li>
            ))}
            <More count={kept.length - MOST_SHOWN} />
          </ul>
        </section>
      )}
      {skipped.length === 0 ? null : (
        <section className="media-ends" aria-labelledby="media-skipped">
          <h3 className="media-ends-title" id="media-skipped">
            {text('media-skipped-title', { count: skipped.length })}
          </h3>
          <ul className="media-names">
            {skipped.slice(0, MOST_SHOWN).map(({ fileName, reason }) => (
              <li key={fileName}>
                {text('media-skipped-line', { file: fileName, reason: text(`media-reason-${reason}`) })}
              </li>
            ))}
            <More count={skipped.length - MOST_SHOWN} />
          </ul>
        </section>
      )}
    </>
  );
}

function More({ count }: { readonly count: number }) {
  const text = useText();
  return count <= 0 ? null : <li className="soft">{text('media-skipped-more', { count })}</li>;
}

function Moved({ outcome: { counts } }: { readonly outcome: MediaOutcome }) {
  const text = useText();
  const { number } = useFormat();
  return (
    <TwoSides
      className="media-numbers"
      label={text('media-numbers')}
      heads={[text('media-column-up'), text('media-column-down')]}
      rows={(['added', 'removed'] as const).map((what) => [
        text(`media-row-${what}`),
        number(counts[what].up),
        number(counts[what].down),
      ])}
    />
  );
}
