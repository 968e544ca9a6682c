import { SyncSettings, SyncStatus } from '#shared/contract/sync.ts';
import type { Host } from './host.ts';

/**
 * Syncs as far as nothing has to be chosen, where that is wished and something waits: for an end that came without
 * a window to ask in. What can't be done now is left for the next opening, which asks.
 */
export async function syncBeforeEnd(host: Host): Promise<void> {
  const call = (method: string): Promise<unknown> =>
    host.call({ type: 'request', id: 0, method, input: {} }, () => undefined).output;
  try {
    const { safeMode } = host;
    const status = SyncStatus.parse(await call('sync.status'));
    const settings = SyncSettings.parse(await call('sync.settings'));
    const wished = settings.autoSync && !safeMode && !status.autoSyncPaused;
    if (!wished || status.account === null || status.running || status.button === 'normal') return;
    await call('sync.start');
  } catch (error: unknown) {
    // Offline, no collection, no first start yet: nothing that could hold up the end.
    host.logger.write({ level: 'info', event: 'sync.notBeforeEnd', details: { error: String(error) } });
  }
}
