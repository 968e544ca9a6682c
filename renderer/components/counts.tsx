import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface CountsProps {
  readonly newCount: number;
  readonly learnCount: number;
  readonly reviewCount: number;
  /** What the deck list counts besides, or counts too few, of each. */
  readonly differences?: { readonly new: number; readonly learn: number; readonly review: number };
}

/** New, learning and due with their names: colour is never the only sign. */
export function Counts({ newCount, learnCount, reviewCount, differences }: CountsProps) {
  const text = useText();
  const format = useFormat();
  const rows = [
    ['new', text('overview-new'), newCount],
    ['learn', text('overview-learn'), learnCount],
    ['review', text('overview-review'), reviewCount],
  ] as const;
  return (
    <dl className="counts" aria-label={text('overview-counts')}>
      {rows.map(([kind, name, value]) => (
        <div key={kind} className="counts-item">
          <dd className={`counts-number count-${value === 0 ? 'zero' : kind}`}>
            {format.number(value)}
            <Difference amount={differences?.[kind] ?? 0} />
          </dd>
          <dt className="counts-name">{name}</dt>
        </div>
      ))}
    </dl>
  );
}

function Difference({ amount }: { readonly amount: number }) {
  const text = useText();
  const format = useFormat();
  if (amount === 0) return null;
  const signed = `${amount > 0 ? '+' : '−'}${format.number(Math.abs(amount))}`;
  const why = text('overview-differs', { amount: signed });
  return (
    <bdi className="counts-differ" role="img" aria-label={why} title={why}>
      {signed}
    </bdi>
  );
}
