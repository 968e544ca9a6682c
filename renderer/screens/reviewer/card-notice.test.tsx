// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { RenderedCard } from '#shared/contract/cards.ts';
import { TextProvider } from '#renderer/i18n/text-context.tsx';
import { ClientProvider } from '#renderer/rpc/client-context.tsx';
import { createQueryCache } from '#renderer/rpc/query-cache.ts';
import { type FakeClient, fakeClient } from '#renderer/testing/fake-client.ts';
import { idleMedia, mediaProgress } from '#renderer/testing/fake-media.ts';
import { CardNotice } from './card-notice.tsx';

afterEach(cleanup);

function show(
  isSyncing: boolean,
  {
    fileName = 'swift.mp3',
    missing = [],
  }: { readonly fileName?: string; readonly missing?: RenderedCard['missingMedia'] } = {},
): { readonly client: FakeClient; readonly onClose: ReturnType<typeof vi.fn> } {
  const onClose = vi.fn();
  const client = fakeClient({
    media: { status: async () => ({ ...idleMedia, progress: isSyncing ? mediaProgress : null }) },
  });
  render(
    <TextProvider locale="en">
      <QueryClientProvider client={createQueryCache()}>
        <ClientProvider value={client}>
          <CardNotice trouble={{ kind: 'file', fileName }} missing={missing} onClose={onClose} />
        </ClientProvider>
      </QueryClientProvider>
    </TextProvider>,
  );
  return { client, onClose };
}

test('a sound that is there and can’t be played is told of by name and format, whatever is on its way', async () => {
  show(true, { fileName: 'two.parts.spx' });
  await screen.findByText(/^two\.parts\.spx could not be played: .* format, SPX\./u);
  expect(screen.queryByText(/on its way/u)).toBeNull();
});

test('nothing is said of the format of a file whose name has none', async () => {
  show(false, { fileName: '.sound' });
  expect((await screen.findByRole('note')).textContent).toBe('.sound could not be played.');
});

test.each([
  ['note', 'swift.mp3 is not in the media folder.'],
  ['notetype', 'swift.mp3, which the card’s template names, is not in the media folder.'],
] as const)('one that is missing, named by the %s, is said to be missing', async (namedBy, words) => {
  show(false, { missing: [{ fileName: 'swift.mp3', namedBy }] });
  expect((await screen.findByRole('note')).textContent).toBe(words);
});

test('one that is missing while media are synced is on its way, and the notice goes when it is there', async () => {
  const { client, onClose } = show(true, { missing: [{ fileName: 'swift.mp3', namedBy: 'note' }] });
  await screen.findByText('swift.mp3 is still on its way: audio and images are being synced.');
  act(() => client.emit('mediaFiles', { fileNames: ['other.mp3'] }));
  expect(onClose).not.toHaveBeenCalled();
  act(() => client.emit('mediaFiles', { fileNames: ['swift.mp3'] }));
  expect(onClose).toHaveBeenCalledOnce();
});
