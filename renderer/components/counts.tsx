import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface CountsProps {
  readonly newCount: number;
  readonly learnCount: number;
  readonly reviewCount: number;
}

/** New, learning and due with their names: colour is never the only sign. */
export function Counts({ newCount, learnCount, reviewCount }: CountsProps) {
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
          <dd className={`counts-number count-${value === 0 ? 'zero' : kind}`}>{format.number(value)}</dd>
          <dt className="counts-name">{name}</dt>
        </div>
      ))}
    </dl>
  );
}
