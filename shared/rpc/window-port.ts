/**
 * Electron's preload script sends this to the page, with one MessagePort to the host, once the page's scripts have
 * run. The page takes it from its own window only.
 */
export const windowPortMessage = 'ebb-port';
/** The channel on which the preload script hands the port's other end to the main process. */
export const mainPortChannel = 'ebb-port';
