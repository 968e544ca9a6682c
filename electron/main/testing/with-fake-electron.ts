import { registerHooks } from 'node:module';

// `node --import` of this file gives whatever runs next the stand-in for Electron.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./fake-electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
