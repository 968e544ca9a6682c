import type { Transport } from '#shared/rpc/transport.ts';

/** Long enough for a page that is loaded again, or a machine that is slow to do it. */
const reloadGraceMs = 5000;

/** Calls `onGone` when the last connection has been gone for some seconds; a page that was never there does not count. */
export function watchLastWindow(onGone: () => void, graceMs = reloadGraceMs): (transport: Transport) => void {
  let open = 0;
  let timer: NodeJS.Timeout | undefined;
  return (transport) => {
    open += 1;
    clearTimeout(timer);
    transport.onClose(() => {
      open -= 1;
      if (open === 0) timer = setTimeout(onGone, graceMs);
    });
  };
}
