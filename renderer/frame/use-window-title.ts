import { useEffect } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';

export function useWindowTitle(profileName: string | undefined): void {
  const text = useText();
  useEffect(() => {
    document.title = profileName === undefined ? text('app-name') : text('app-title', { profile: profileName });
  }, [profileName, text]);
}
