import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { type ImportSite, importFault } from './import-rules.ts';
import { gitFiles, isProductCode, projectRoot, walkedFiles } from './source-files.ts';

/** Every import, re-export and import() of a file. */
function importsOf(file: string, source: string): ImportSite[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message ?? ''}`);
  const staticImports = module.staticImports.map(({ moduleRequest, entries }) => ({
    file,
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const reExports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ file, specifier: moduleRequest.value, typeOnly: isType }] : [],
    ),
  );
  const dynamicImports = module.dynamicImports.map(({ moduleRequest }) => ({
    file,
    specifier: source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    typeOnly: false,
  }));
  return [...staticImports, ...reExports, ...dynamicImports];
}

function importing(specifier: string): string {
  return `import { x } from '${specifier}';\nconsole.log(x);\n`;
}

describe('imports between the parts', () => {
  const files = walkedFiles().filter(isProductCode);

  it('sees every file that git sees', () => {
    expect(files.toSorted()).toEqual(gitFiles().filter(isProductCode).toSorted());
    expect(files.length).toBeGreaterThan(30);
  });

  it('reads imports out of most files', () => {
    const reading = files.filter((file) => importsOf(file, readFileSync(join(projectRoot, file), 'utf8')).length > 0);
    expect(reading.length).toBeGreaterThan(files.length * 0.7);
  });

  it('keep to the table', () => {
    const faults = files
      .flatMap((file) => importsOf(file, readFileSync(join(projectRoot, file), 'utf8')))
      .map(importFault)
      .filter((fault) => fault !== undefined);
    expect(faults).toEqual([]);
  });
});

describe('the table', () => {
  it.each([
    ['shared/domain/card.ts', 'zod'],
    ['shared/domain/card.ts', 'node:fs'],
    ['shared/errors/app-error.ts', '#shared/contract/decks.ts'],
    ['shared/contract/decks.ts', '#shared/rpc/frames.ts'],
    ['shared/contract/decks.ts', 'node:crypto'],
    ['shared/rpc/rpc-client.ts', '#shared/contract/contract.ts'],
    ['shared/rpc/rpc-client.ts', 'ws'],
    ['shared/i18n/translate.ts', '#renderer/app.tsx'],
    ['electron/core/storage/connection.ts', '#core/decks/deck-service.ts'],
    ['electron/core/storage/connection.ts', '#core/env.ts'],
    ['electron/core/storage/connection.ts', 'undici'],
    ['electron/core/decks/deck-service.ts', 'better-sqlite3'],
    ['electron/core/decks/deck-service.ts', '#worker/dispatcher.ts'],
    ['electron/core/decks/deck-service.ts', '#host/host.ts'],
    ['electron/core/decks/deck-service.ts', 'electron'],
    ['electron/core/decks/deck-service.ts', '../../../shared/domain/op-changes.ts'],
    ['electron/core/sync/full-sync.ts', '#core/decks/deck-service.ts'],
    ['electron/core/sync/full-sync.ts', '#core/notes/note-service.ts'],
    ['electron/core/sync/full-sync.ts', 'better-sqlite3'],
    ['electron/worker/dispatcher.ts', '#host/host.ts'],
    ['electron/worker/dispatcher.ts', 'electron'],
    ['electron/host/host.ts', '#core/engine.ts'],
    ['electron/host/host.ts', '#worker/dispatcher.ts'],
    ['electron/host/host.ts', 'electron'],
    ['electron/main/main.ts', '#core/engine.ts'],
    ['electron/main/main.ts', '#worker/dispatcher.ts'],
    ['electron/loopback/loopback.ts', '#core/engine.ts'],
    ['electron/loopback/loopback.ts', '#main/windows.ts'],
    ['electron/loopback/loopback.ts', 'electron'],
    ['electron/cli/cli.ts', '#core/engine.ts'],
    ['electron/cli/cli.ts', 'better-sqlite3'],
    ['renderer/app.tsx', '#host/host.ts'],
    ['renderer/app.tsx', '#shared/contract/contract.ts'],
    ['renderer/app.tsx', 'node:fs'],
    ['renderer/components/dialog.tsx', '#renderer/state/ui-store.ts'],
    ['renderer/components/dialog.tsx', '../screens/deck-list/deck-list-screen.tsx'],
    ['renderer/components/dialog.tsx', '../rpc/connect.ts'],
    ['renderer/screens/deck-list/deck-list-screen.tsx', '../preferences/preferences-screen.tsx'],
    ['electron/elsewhere/x.ts', 'node:fs'],
  ])('refuses %s importing %s', (file, specifier) => {
    const faults = importsOf(file, importing(specifier)).map(importFault);
    expect(faults).toEqual([expect.stringContaining(file)]);
  });

  it.each([
    ['shared/rpc/rpc-client.ts', "import type { Contract } from '#shared/contract/contract.ts';"],
    ['electron/core/storage/connection.ts', "import type { Env } from '#core/env.ts';"],
    ['electron/core/sync/full-sync.ts', "import { fieldChecksum } from '#core/notes/field-checksum.ts';"],
    ['electron/main/main.ts', "import { app } from 'electron';"],
    ['renderer/app.tsx', "import type { Contract } from '#shared/contract/contract.ts';"],
    ['renderer/screens/a/a-screen.tsx', "import { Dialog } from '#renderer/components/dialog.tsx';"],
  ])('allows %s: %s', (file, source) => {
    const sites = importsOf(file, source);
    expect(sites).toHaveLength(1);
    expect(sites.map(importFault)).toEqual([undefined]);
  });

  it('looks at re-exports and at import() too', () => {
    const source = "export { x } from '#core/engine.ts';\nconst y = await import('electron');\nconsole.log(y);";
    expect(importsOf('electron/host/host.ts', source).map(importFault)).toEqual([
      expect.stringContaining('#core/engine.ts'),
      expect.stringContaining('electron'),
    ]);
  });
});
