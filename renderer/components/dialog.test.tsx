// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';

setUpWindow();

test('Esc while nothing has the focus closes the dialog on top, as when another one was closed a moment ago', async () => {
  renderApp(fakeClient());
  await screen.findByRole('treegrid');
  act(() => openDialog({ kind: 'about' }));
  await screen.findByRole('dialog');
  (document.activeElement as HTMLElement).blur();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
