import type { ErrorCode } from '#shared/errors/error-codes.ts';

const passing: ReadonlySet<ErrorCode> = new Set([
  'disconnected',
  'sync.running',
  'sync.offline',
  'sync.noAnswer',
  'sync.timeout',
  'sync.connectionLost',
  'sync.otherDeviceSyncing',
  'sync.serverProblem',
  'sync.unexpectedStatus',
  'sync.notASyncServer',
]);

/** A network or server that is away just now: worth a message, not worth holding anybody up who did not ask. */
export function passesByItself(code: ErrorCode): boolean {
  return passing.has(code) || code.startsWith('sync.tls') || code.startsWith('sync.proxy');
}
