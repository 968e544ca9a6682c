import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * Everything that runs in Node or in Electron's main process, packages included: finding and linking their hundreds of
 * files, in each of three threads, took as long as all the rest of a start. What has a binary is found at run time.
 */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'electron'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: join(root, 'electron/main/main.ts'),
        loopback: join(root, 'electron/loopback/loopback.ts'),
        cli: join(root, 'electron/cli/cli.ts'),
        // Found by its name next to the file that starts it, so all of them lie in one folder.
        'collection-worker': join(root, 'electron/worker/collection-worker.ts'),
        'media-worker': join(root, 'electron/worker/media-worker.ts'),
        'training-worker': join(root, 'electron/core/scheduler/fsrs/training/training-worker.ts'),
      },
      external: ['electron'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
