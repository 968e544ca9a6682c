// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TextProvider } from '#renderer/i18n/text-context.tsx';
import { ClientProvider } from '#renderer/rpc/client-context.tsx';
import { createQueryCache } from '#renderer/rpc/query-cache.ts';
import { type FakeClient, fakeClient } from '#renderer/testing/fake-client.ts';
import { idleMedia, mediaProgress } from '#renderer/testing/fake-media.ts';
import { CardNotice } from './card-notice.tsx';

afterEach(cleanup);

function show(
  isSyncing: boolean,
  missing: readonly { readonly fileName: string }[] = [],
): { readonly client: FakeClient; readonly onClose: ReturnType<typeof vi.fn> } {
  const onClose = vi.fn();
  const client = fakeClient({
    media: { status: async () => ({ ...idleMedia, progress: isSyncing ? mediaProgress : null }) },
  });
  render(
    <TextProvider locale="en">
      <QueryClientProvider client={createQueryCache()}>
        <ClientProvider value={client}>
          <CardNotice trouble={{ kind: 'file', fileName: 'swift.mp3' }} missing={missing} onClose={onClose} />
        </ClientProvider>
      </QueryClientProvider>
    </TextProvider>,
  );
  return { client, onClose };
}

test('a sound that is there and can’t be played is told of by name, whatever is on its way', async () => {
  show(true);
  expect((await screen.findByRole('note')).textContent).toContain('swift.mp3');
  expect(screen.queryByText(/on its way/u)).toBeNull();
});

test('one that is missing while media are synced is on its way, and the notice goes when it is there', async () => {
  const { client, onClose } = show(true, [{ fileName: 'swift.mp3' }]);
  await screen.findByText('swift.mp3 is still on its way: audio and images are being synced.');
  act(() => client.emit('mediaFiles', { fileNames: ['other.mp3'] }));
  expect(onClose).not.toHaveBeenCalled();
  act(() => client.emit('mediaFiles', { fileNames: ['swift.mp3'] }));
  expect(onClose).toHaveBeenCalledOnce();
});
