import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** The window: one page that both Electron and the loopback host serve, so its addresses are relative. */
export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: join(root, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // The page's CSP allows files of its own origin only: no data: addresses, no inline preload helper.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    // Read from this machine's own disk, once.
    chunkSizeWarningLimit: 3000,
  },
});
