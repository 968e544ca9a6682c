import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectedApp } from './connected-app.tsx';
import type { EbbClient } from './rpc/method-name.ts';
import { connectToHost } from './rpc/connect.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/dialogs.css';
import './styles/decks.css';
import './styles/deck-options.css';
import './styles/screens.css';
import './styles/reviewer.css';
import './styles/sync-history.css';
import './styles/media.css';
import './styles/editor.css';
import './styles/browser.css';
import './styles/notetypes.css';
import './styles/card-frame.css';

async function start(): Promise<void> {
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no root');
  const connect = (): Promise<EbbClient> => connectToHost(window);
  const firstClient = await connect().catch(() => undefined);
  createRoot(element).render(
    <StrictMode>
      <ConnectedApp firstClient={firstClient} connect={connect} />
    </StrictMode>,
  );
}

void start();
