import { useEffect } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { showInTitle, useUi } from '#renderer/state/ui-store.ts';

export function useWindowTitle(profileName: string | undefined): void {
  const text = useText();
  const screenTitle = useUi((state) => state.screenTitle);
  useEffect(() => {
    const app = profileName === undefined ? text('app-name') : text('app-title', { profile: profileName });
    document.title = screenTitle === undefined ? app : text('app-title-screen', { screen: screenTitle, app });
  }, [profileName, screenTitle, text]);
}

/** While a screen is there that says what it shows in the window's title. */
export function useScreenTitle(title: string): void {
  useEffect(() => showInTitle(title), [title]);
  useEffect(() => () => showInTitle(undefined), []);
}
