import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './source-files.ts';

/** Rule → a file that breaks it. */
const FAULTS: Readonly<Record<string, readonly [path: string, source: string]>> = {
  'no-explicit-any': ['electron/host/a.ts', 'export function f(x: any): unknown { return x; }'],
  'no-floating-promises': [
    'electron/host/b.ts',
    'export async function f(): Promise<void> {}\nexport function g(): void { f(); }',
  ],
  'no-non-null-assertion': ['electron/host/c.ts', 'export function f(x: string | undefined): string { return x!; }'],
  'no-cycle': ['electron/core/decks/d.ts', "import { e } from './e.ts';\nexport const d = (): number => e();"],
  'jsx-no-literals': ['renderer/screens/a/a.tsx', 'export function A() { return <p>Hello</p>; }'],
  'no-default-export': ['electron/host/f.ts', 'export default 1;'],
};

/** A file of a part → an import that its part may not have. */
const IMPORTS: readonly (readonly [path: string, specifier: string])[] = [
  ['shared/domain/i.ts', 'zod'],
  ['shared/contract/i.ts', '#shared/rpc/frames.ts'],
  ['shared/rpc/i.ts', 'node:fs'],
  ['electron/core/decks/i.ts', 'better-sqlite3'],
  ['electron/core/decks/i.ts', '#host/host.ts'],
  ['electron/core/storage/i.ts', '#core/decks/deck-service.ts'],
  ['electron/worker/i.ts', '#host/host.ts'],
  ['electron/host/i.ts', '#core/engine.ts'],
  ['electron/main/i.ts', '#worker/dispatcher.ts'],
  ['renderer/i.ts', 'node:fs'],
  ['renderer/i.ts', '#core/engine.ts'],
];

const CLEAN = 'electron/host/clean.ts';
const folder = mkdtempSync(join(tmpdir(), 'ebb-lint-'));
let complaints: { readonly filename: string; readonly code: string }[] = [];

function write(path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${source}\n`);
}

beforeAll(() => {
  copyFileSync(join(projectRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  write(
    'tsconfig.json',
    '{"compilerOptions":{"strict":true,"jsx":"react-jsx","allowImportingTsExtensions":true,"noEmit":true}}',
  );
  for (const [path, source] of Object.values(FAULTS)) write(path, source);
  write('electron/core/decks/e.ts', "import { d } from './d.ts';\nexport const e = (): number => d();");
  IMPORTS.forEach(([path, specifier], index) =>
    write(path.replace('i.ts', `i${index}.ts`), `import { x } from '${specifier}';\nexport const y: unknown = x;`),
  );
  write(CLEAN, "import { join } from 'node:path';\nexport const path = join('a', 'b');");
  const command = join(projectRoot, 'node_modules', '.bin', 'oxlint');
  const run = spawnSync(command, ['--type-aware', '-f', 'json'], { cwd: folder, encoding: 'utf8' });
  complaints = (JSON.parse(run.stdout) as { diagnostics: typeof complaints }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the linter', () => {
  it.each(Object.entries(FAULTS))('sees a breach of %s', (rule, [path]) => {
    expect(complaints.filter(({ filename }) => filename === path).map(({ code }) => code)).toContainEqual(
      expect.stringContaining(rule),
    );
  });

  it.each(IMPORTS.map(([path, specifier], index) => [path.replace('i.ts', `i${index}.ts`), specifier] as const))(
    'refuses %s importing %s',
    (path) => {
      expect(complaints.filter(({ filename }) => filename === path).map(({ code }) => code)).toContainEqual(
        expect.stringContaining('no-restricted-imports'),
      );
    },
  );

  it('has nothing to say against clean code', () => {
    expect(complaints.filter(({ filename }) => filename === CLEAN)).toEqual([]);
  });
});
