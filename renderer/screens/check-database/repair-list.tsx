import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

export interface RepairListProps {
  readonly repairs: MethodOutput<'collection.check'>['repairs'];
}

export function RepairList({ repairs }: RepairListProps) {
  const text = useText();
  return (
    <ul className="consequences">
      {repairs.map(({ repair, count }) => (
        <li key={repair}>{text(`check-database-${repair}`, { count })}</li>
      ))}
    </ul>
  );
}
