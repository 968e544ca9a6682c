import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { callSamples } from '#shared/rpc/testing/call-samples.ts';
import type { Host } from './host.ts';
import { syncBeforeEnd } from './sync-before-end.ts';

const loggedIn: SyncStatus = {
  ...callSamples.sync.status.output,
  button: 'changes',
  reason: 'localChanges',
  account: { username: 'me', host: '127.0.0.1', server: { kind: 'own', url: 'http://127.0.0.1/' }, encrypted: false },
};

/** The methods that were called on a host in this state. */
async function callsOf(
  status: SyncStatus,
  { safeMode = false, autoSync = true, failing = '' } = {},
): Promise<{ calls: string[]; logged: string[] }> {
  const calls: string[] = [];
  const logged: string[] = [];
  const outputs: Readonly<Record<string, unknown>> = {
    'sync.status': status,
    'sync.settings': { ...callSamples.sync.settings.output, autoSync },
    'sync.start': { kind: 'merged', serverMessage: '' },
  };
  const host = {
    safeMode,
    logger: { write: ({ event }: { event: string }) => logged.push(event) },
    call: ({ method }: { method: string }) => {
      calls.push(method);
      const error = new AppError('sync.offline', { host: '127.0.0.1', cause: 'x' });
      const output = method === failing ? Promise.reject(error) : Promise.resolve(outputs[method]);
      return { output, detached: false, cancel: () => undefined };
    },
  };
  await syncBeforeEnd(host as unknown as Host);
  return { calls, logged };
}

describe('an end without a window to ask in', () => {
  it('syncs where something waits', async () => {
    expect((await callsOf(loggedIn)).calls).toContain('sync.start');
  });

  it.each([
    ['nobody is logged in', { ...loggedIn, account: null }, {}],
    ['nothing waits', { ...loggedIn, button: 'normal' }, {}],
    ['a sync runs already', { ...loggedIn, running: true }, {}],
    ['a backup was just restored', { ...loggedIn, autoSyncPaused: true }, {}],
    ['it is switched off', loggedIn, { autoSync: false }],
    ['the app is in safe mode', loggedIn, { safeMode: true }],
  ] as const)('does not sync where %s', async (_why, status, options) => {
    expect((await callsOf(status, options)).calls).not.toContain('sync.start');
  });

  it.each(['sync.status', 'sync.start'])('is not held up when %s fails', async (failing) => {
    expect((await callsOf(loggedIn, { failing })).logged).toEqual(['sync.notBeforeEnd']);
  });
});
