// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { chosenFile, chosenTarget, sentFile } from './file-exchange.ts';

afterEach(() => vi.restoreAllMocks());

const kinds = [{ name: 'Text', extensions: ['txt', 'csv'] }];
const big = (6 << 20) + 5;

it('sends a file in parts that a call can carry, and tells how far it is', async () => {
  const client = fakeClient();
  const onProgress = vi.fn();
  const file = new File([new Uint8Array(big)], 'big.csv');
  expect(await sentFile(client.calls, file, { onProgress })).toEqual({
    path: 'file-1',
    fileName: 'big.csv',
    sizeBytes: big,
  });
  const parts = client.made.filter(({ method }) => method === 'files.addPart');
  const sizes = parts.map(({ input }) => atob((input as { data: string }).data).length);
  expect(sizes).toEqual([6 << 20, 5]);
  expect(onProgress.mock.calls.map(([{ doneBytes }]) => doneBytes)).toEqual([0, 6 << 20]);
});

it('takes back what it sent when it is cancelled', async () => {
  const abort = new AbortController();
  const client = fakeClient({
    files: {
      addPart: async () => {
        abort.abort();
        return { doneBytes: 1 };
      },
    },
  });
  const sending = sentFile(client.calls, new File([new Uint8Array(big)], 'a.csv'), { signal: abort.signal });
  await expect(sending).rejects.toMatchObject({ code: 'interrupted' });
  expect(client.made.map(({ method }) => method)).toEqual(['files.receive', 'files.addPart', 'files.release']);
});

it('needs to send nothing where the host has a dialog', async () => {
  const file = { path: 'file-7', fileName: 'a.csv', sizeBytes: 3 };
  const client = fakeClient({ files: { choose: async () => ({ kind: 'chosen', file }) } });
  expect(await chosenFile(client.calls, kinds)).toEqual(file);
  expect(client.made).toEqual([{ method: 'files.choose', input: { kinds } }]);
});

it('has the browser ask for a file where the host can’t', async () => {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    expect([this.type, this.accept]).toEqual(['file', '.txt,.csv']);
    Object.defineProperty(this, 'files', { value: [new File(['abc'], 'a.csv')] });
    this.dispatchEvent(new Event('change'));
  });
  const client = fakeClient();
  expect(await chosenFile(client.calls, kinds)).toMatchObject({ fileName: 'a.csv', sizeBytes: 3 });
});

it('has no file when the dialog was left', async () => {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    this.dispatchEvent(new Event('cancel'));
  });
  expect(await chosenFile(fakeClient().calls, kinds)).toBeUndefined();
  const left = fakeClient({ files: { choose: async () => ({ kind: 'cancelled' }) } });
  expect(await chosenFile(left.calls, kinds)).toBeUndefined();
});

it('downloads a file that was made, where there is no dialog to say where it goes', async () => {
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.href} as ${this.download}`);
  });
  const target = await chosenTarget(fakeClient().calls, 'a.txt', kinds);
  expect(clicked).toEqual([]);
  target?.done();
  expect(clicked).toEqual([`${new URL('download/file-2', location.href).href} as a.txt`]);
});
