import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TopBarProps {
  readonly at: 'decks' | 'add' | 'browse' | 'elsewhere';
  readonly isDisabled: boolean;
  readonly onDecks: () => void;
  readonly onAdd: () => void;
  readonly onBrowse: () => void;
  readonly sync: ReactNode;
}

export function TopBar({ at, isDisabled, onDecks, onAdd, onBrowse, sync }: TopBarProps) {
  const text = useText();
  return (
    <div className="top-bar">
      <span className="brand">{text('app-name')}</span>
      <nav className="top-nav" aria-label={text('nav-label')}>
        <Place
          name={text('nav-decks')}
          shortcut="D"
          isHere={at === 'decks'}
          isDisabled={isDisabled}
          onPress={onDecks}
        />
        <Place name={text('nav-add')} shortcut="A" isHere={at === 'add'} isDisabled={isDisabled} onPress={onAdd} />
        <Place
          name={text('nav-browse')}
          shortcut="B"
          isHere={at === 'browse'}
          isDisabled={isDisabled}
          onPress={onBrowse}
        />
      </nav>
      {sync}
    </div>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly shortcut: string;
  readonly isHere: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Place({ name, shortcut, isHere, isDisabled, onPress }: PlaceProps) {
  return (
    <AriaButton
      className="top-nav-item"
      isDisabled={isDisabled}
      aria-keyshortcuts={shortcut}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      onPress={onPress}
    >
      {name}
      <kbd className="key" aria-hidden="true">
        {shortcut}
      </kbd>
    </AriaButton>
  );
}
