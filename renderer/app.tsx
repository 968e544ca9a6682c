import { useEffect, useState } from 'react';
import type { Locale, Preferences } from '#shared/contract/app.ts';
import { bestFitLocale } from '#shared/i18n/locales.ts';
import { Frame } from '#renderer/frame/frame.tsx';
import { ClosedNote } from '#renderer/frame/notes.tsx';
import { ToastView } from '#renderer/frame/toast-view.tsx';
import { useAppearance, useWidths } from '#renderer/frame/use-appearance.ts';
import { useBackupFailures } from '#renderer/frame/use-backup-failures.ts';
import { useWindowTitle } from '#renderer/frame/use-window-title.ts';
import { TextProvider, useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { AddNoteScreen } from '#renderer/screens/add-note/add-note-screen.tsx';
import { BrowserScreen } from '#renderer/screens/browser/browser-screen.tsx';
import { CantOpenScreen } from '#renderer/screens/cant-open/cant-open-screen.tsx';
import { CheckMediaScreen } from '#renderer/screens/check-media/check-media-screen.tsx';
import { DeckListScreen } from '#renderer/screens/deck-list/deck-list-screen.tsx';
import { ErrorBoundary } from '#renderer/screens/error/error-boundary.tsx';
import { FirstStartScreen } from '#renderer/screens/first-start/first-start-screen.tsx';
import { MediaFilesScreen } from '#renderer/screens/media-files/media-files-screen.tsx';
import { OverviewScreen } from '#renderer/screens/overview/overview-screen.tsx';
import { ProfilePickerScreen } from '#renderer/screens/profiles/profile-picker-screen.tsx';
import { ReviewerScreen } from '#renderer/screens/reviewer/reviewer-screen.tsx';
import { SyncHistoryScreen } from '#renderer/screens/sync-history/sync-history-screen.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { OpenDialogs } from './open-dialogs.tsx';

type Language = Preferences['language'];

/** Everything below the connection: language and look first, then whichever screen is due. */
export function App() {
  const info = useServerQuery('app.info', {}).data;
  const preferences = useServerQuery('preferences.get', {}).data;
  /** Tried out on the first-start screen before it is kept. */
  const [tried, setTried] = useState<Language>();
  const systemLocale = info?.systemLocale ?? bestFitLocale(navigator.languages);
  const language = tried ?? preferences?.language ?? 'system';
  const locale: Locale = language === 'system' ? systemLocale : language;
  useAppearance(locale, preferences);
  useWidths(preferences?.uiScale ?? 100);
  return (
    <TextProvider locale={locale}>
      {info === undefined || preferences === undefined ? null : (
        <Shell info={info} language={language} onLanguage={setTried} />
      )}
    </TextProvider>
  );
}

interface ShellProps {
  readonly info: MethodOutput<'app.info'>;
  readonly language: Language;
  readonly onLanguage: (language: Language | undefined) => void;
}

function Shell({ info, language, onLanguage }: ShellProps) {
  const text = useText();
  const closed = useUi((state) => state.closed);
  const about = text('details-version', { version: info.version, door: info.door, platform: info.platform });
  useWindowTitle(info.choosesProfile ? undefined : info.profileName);
  if (closed) return <ClosedNote />;
  if (info.choosesProfile) {
    return (
      <>
        <ProfilePickerScreen />
        <OpenDialogs about={about} />
        <ToastView />
      </>
    );
  }
  if (info.firstStart) {
    return (
      <>
        <FirstStartScreen
          systemLocale={info.systemLocale}
          language={language}
          onLanguage={onLanguage}
          onDone={() => onLanguage(undefined)}
        />
        <OpenDialogs about={about} />
      </>
    );
  }
  return <Started info={info} about={about} />;
}

function Started({ info, about }: { readonly info: MethodOutput<'app.info'>; readonly about: string }) {
  const state = useServerQuery('collection.state', {}).data;
  useUnexpectedErrors();
  useBackupFailures();
  // A moment later all of the frame is known: nothing in it has to change its mind.
  if (state === undefined) return null;
  return (
    <Frame info={info} collectionOpen={state.open} recovered={state.open && state.recovered}>
      <ErrorBoundary fallback={(error, retry) => <BrokenScreen error={error} onClose={retry} />}>
        {state.open ? <CurrentScreen /> : <CantOpenScreen error={state.error} about={about} />}
      </ErrorBoundary>
      <OpenDialogs about={about} />
    </Frame>
  );
}

function CurrentScreen() {
  const route = useUi((state) => state.route);
  switch (route.screen) {
    case 'decks':
      return <DeckListScreen />;
    case 'overview':
      return <OverviewScreen deckId={route.deckId} />;
    case 'review':
      return <ReviewerScreen key={route.deckId} deckId={route.deckId} />;
    case 'browse':
      return <BrowserScreen key={route.query ?? ''} query={route.query} cardId={route.cardId} />;
    case 'add':
      return <AddNoteScreen />;
    case 'syncHistory':
      return <SyncHistoryScreen />;
    case 'mediaFiles':
      return <MediaFilesScreen key={route.filter} filter={route.filter} />;
    case 'checkMedia':
      return <CheckMediaScreen />;
  }
}

/** A screen that could not be drawn: the error window says so, and going on draws it anew. */
function BrokenScreen({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const text = useText();
  useEffect(() => showError(error), [error]);
  return (
    <main className="page">
      <button type="button" className="button" onClick={onClose}>
        {text('button-try-again')}
      </button>
    </main>
  );
}

/** Faults that no part of the page has taken. */
function useUnexpectedErrors(): void {
  useEffect(() => {
    const onError = (event: ErrorEvent): void => {
      // The browser's word for a harmless delay of its own.
      if (!event.message.startsWith('ResizeObserver')) showError(event.error ?? new Error(event.message));
    };
    const onRejection = (event: PromiseRejectionEvent): void => showError(event.reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, []);
}
