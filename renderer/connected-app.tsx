import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { bestFitLocale } from '#shared/i18n/locales.ts';
import { ClosedNote, ConnectionLost } from '#renderer/frame/notes.tsx';
import { TextProvider } from '#renderer/i18n/text-context.tsx';
import { ClientProvider } from '#renderer/rpc/client-context.tsx';
import { linkEventsToCache } from '#renderer/rpc/events-to-cache.ts';
import type { EbbClient } from '#renderer/rpc/method-name.ts';
import { createQueryCache } from '#renderer/rpc/query-cache.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { App } from './app.tsx';

export interface ConnectedAppProps {
  /** Undefined: the first attempt to connect has failed. */
  readonly firstClient: EbbClient | undefined;
  readonly connect: () => Promise<EbbClient>;
}

/** The app while there is a connection, else a note and the way back. */
export function ConnectedApp({ firstClient, connect }: ConnectedAppProps) {
  const [client, setClient] = useState(firstClient);
  const [retrying, setRetrying] = useState(false);
  const closed = useUi((state) => state.closed);
  const cache = useMemo(() => createQueryCache(), [client]);

  useEffect(() => {
    if (client === undefined) return undefined;
    client.onClose(() => setClient((current) => (current === client ? undefined : current)));
    return linkEventsToCache(client, cache);
  }, [client, cache]);

  async function reconnect(): Promise<void> {
    setRetrying(true);
    try {
      setClient(await connect());
    } catch {
      // Still not there: the note stays and says so.
    } finally {
      setRetrying(false);
    }
  }
  if (client === undefined) {
    return (
      <TextProvider locale={pageLocale()}>
        {closed ? <ClosedNote /> : <ConnectionLost retrying={retrying} onReconnect={() => void reconnect()} />}
      </TextProvider>
    );
  }
  return (
    <QueryClientProvider client={cache}>
      <ClientProvider value={client}>
        <App />
      </ClientProvider>
    </QueryClientProvider>
  );
}

/** The language the page was last shown in, else the browser's. */
function pageLocale() {
  const { dir, lang } = document.documentElement;
  return bestFitLocale(dir === '' ? navigator.languages : [lang]);
}
