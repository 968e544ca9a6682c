import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist', 'cards');
const mathJax = join(root, 'node_modules', 'mathjax', 'es5');
const jquery = join(root, 'node_modules', 'jquery');

/** Of MathJax: all of TeX in one file, and the fonts that it sets formulas with. */
const mathJaxFiles = ['tex-chtml-full.js', 'output/chtml/fonts/woff-v2'];

/** The document that cards are shown in: a script of its own, which runs before anything of a card. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [
    {
      name: 'libraries-of-cards',
      closeBundle: () => {
        for (const name of mathJaxFiles)
          cpSync(join(mathJax, name), join(outDir, 'mathjax', name), { recursive: true });
        cpSync(join(mathJax, '..', 'LICENSE'), join(outDir, 'mathjax', 'LICENSE'));
        cpSync(join(jquery, 'dist', 'jquery.min.js'), join(outDir, 'jquery', 'jquery.min.js'));
        cpSync(join(jquery, 'LICENSE.txt'), join(outDir, 'jquery', 'LICENSE.txt'));
      },
    },
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: join(root, 'renderer/card-frame/document/card-document.ts'),
      output: { format: 'iife', entryFileNames: 'card-document.js', assetFileNames: 'card-document[extname]' },
    },
  },
});
