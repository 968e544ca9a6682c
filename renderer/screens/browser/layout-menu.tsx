import { BROWSER_LAYOUTS, type BrowserLayout } from '#shared/domain/browser-layout.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { BarButton } from './bar-button.tsx';

/** Where the note of the chosen row is shown, in every profile of this computer. */
export function LayoutMenu() {
  const text = useText();
  const chosen = useServerQuery('preferences.get', {}).data?.browserLayout;
  const store = useOperation('preferences.set');
  return (
    <ActionMenu
      label={text('browser-layout')}
      items={BROWSER_LAYOUTS.map((layout) => ({
        id: layout,
        group: 0,
        label: (layout === chosen ? '✓ ' : '') + text('browser-layout-kind', { layout }),
      }))}
      onAction={(browserLayout: BrowserLayout) => void store.run({ browserLayout })}
      trigger={<BarButton label={text('browser-layout')} />}
    />
  );
}
