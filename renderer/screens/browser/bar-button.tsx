import { Button as AriaButton } from 'react-aria-components';
import { Icon } from '#renderer/components/icons.tsx';

/** Opens a menu of the browser. */
export function BarButton({ label }: { readonly label: string }) {
  return (
    <AriaButton className="button">
      {label}
      <Icon name="fold" className="icon-small" />
    </AriaButton>
  );
}
