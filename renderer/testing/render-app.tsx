import { cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach } from 'vitest';
import { ConnectedApp } from '#renderer/connected-app.tsx';
import { closeDialog, closeError } from '#renderer/state/dialog-store.ts';
import { forgetMediaFlow } from '#renderer/state/media-flow.ts';
import { endSyncFlow } from '#renderer/state/sync-flow.ts';
import { forgetSearches } from '#renderer/state/search-history.ts';
import { useOpenedFor } from '#renderer/state/opened-for.ts';
import { hideToast } from '#renderer/state/toast-store.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { fakeClient, type FakeClient } from './fake-client.ts';

// A busy machine draws the first window slowly.
configure({ asyncUtilTimeout: 10_000 });

/** jsdom lays nothing out: without sizes a virtual list shows no rows. */
class StillResizeObserver implements ResizeObserver {
  disconnect(): void {}
  observe(): void {}
  unobserve(): void {}
}

/** Call once per test file: each test begins with an untouched window. */
export function setUpWindow(): void {
  beforeEach(() => {
    globalThis.ResizeObserver = StillResizeObserver;
    for (const name of ['clientHeight', 'clientWidth'] as const) {
      Object.defineProperty(Element.prototype, name, { configurable: true, get: () => 600 });
    }
    Element.prototype.scrollTo = () => undefined;
    sessionStorage.clear();
  });
  afterEach(() => {
    cleanup();
    closeDialog();
    closeError();
    endSyncFlow();
    forgetMediaFlow();
    hideToast();
    forgetSearches();
    useOpenedFor.setState({ openedFor: undefined });
    useUi.setState({ route: { screen: 'decks' }, deckListScrollPx: 0, screenTitle: undefined, closed: false });
  });
}

/** The whole window over a fake host. */
export function renderApp(client: FakeClient = fakeClient()): {
  readonly client: FakeClient;
  readonly user: UserEvent;
} {
  render(<ConnectedApp firstClient={client} connect={async () => client} />);
  return { client, user: userEvent.setup() };
}

/** The inputs that the window sent with a method. */
export function inputsOf(client: FakeClient, method: string): unknown[] {
  return client.made.filter((call) => call.method === method).map((call) => call.input);
}
