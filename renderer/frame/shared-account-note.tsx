import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** Two profiles of one account end with the same cards, or one replaces the other: said where an account is chosen. */
export function SharedAccountNote() {
  const text = useText();
  const others = useServerQuery('app.othersOnAccount', {}).data ?? [];
  if (others.length === 0) return null;
  return <p className="note">{text('account-shared', { profiles: others.join(', ') })}</p>;
}
