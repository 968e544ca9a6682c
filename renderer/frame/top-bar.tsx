import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TopBarProps {
  readonly atDecks: boolean;
  readonly canGoToDecks: boolean;
  readonly onDecks: () => void;
  readonly sync: ReactNode;
}

export function TopBar({ atDecks, canGoToDecks, onDecks, sync }: TopBarProps) {
  const text = useText();
  return (
    <div className="top-bar">
      <span className="brand">{text('app-name')}</span>
      <nav className="top-nav" aria-label={text('nav-label')}>
        <AriaButton
          className="top-nav-item"
          isDisabled={!canGoToDecks}
          aria-keyshortcuts="D"
          {...(atDecks ? { 'aria-current': 'page' as const } : {})}
          onPress={onDecks}
        >
          {text('nav-decks')}
          <kbd className="key" aria-hidden="true">
            {'D'}
          </kbd>
        </AriaButton>
      </nav>
      {sync}
    </div>
  );
}
