import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Locale } from '#shared/contract/app.ts';
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

interface Connection {
  readonly client: EbbClient | undefined;
  /** What was read over an older connection is not shown over a newer one. */
  readonly generation: number;
}

/** The app while there is a connection, else a note and the way back. */
export function ConnectedApp({ firstClient, connect }: ConnectedAppProps) {
  const [{ client, generation }, setConnection] = useState<Connection>({ client: firstClient, generation: 1 });
  const [retrying, setRetrying] = useState(false);
  const closed = useUi((state) => state.closed);

  useEffect(() => {
    client?.onClose(() => setConnection((now) => (now.client === client ? { ...now, client: undefined } : now)));
  }, [client]);

  async function reconnect(): Promise<void> {
    setRetrying(true);
    try {
      const next = await connect();
      setConnection((now) => ({ client: next, generation: now.generation + 1 }));
    } catch {
      // Still not there: the note stays and says so.
    } finally {
      setRetrying(false);
    }
  }
  if (client !== undefined) return <LiveApp key={generation} client={client} />;
  return (
    <TextProvider locale={pageLocale()}>
      {closed ? <ClosedNote /> : <ConnectionLost retrying={retrying} onReconnect={() => void reconnect()} />}
    </TextProvider>
  );
}

function LiveApp({ client }: { readonly client: EbbClient }) {
  const [cache] = useState(createQueryCache);
  useEffect(() => linkEventsToCache(client, cache), [client, cache]);
  return (
    <QueryClientProvider client={cache}>
      <ClientProvider value={client}>
        <App />
      </ClientProvider>
    </QueryClientProvider>
  );
}

/** The language the page was last shown in, else the browser's. */
function pageLocale(): Locale {
  const { dir, lang } = document.documentElement;
  return bestFitLocale(dir === '' ? navigator.languages : [lang]);
}
