import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileKindOf } from '#shared/domain/import-kinds.ts';
import { projectRoot } from './source-files.ts';

test('packages are opened with Ebb by a double click, and each of them is one that Ebb imports', () => {
  const config = readFileSync(join(projectRoot, 'build/electron-builder.yml'), 'utf8');
  const [, associations = ''] = /^fileAssociations:\n((?: .*\n)+)/mu.exec(config) ?? [];
  const extensions = [...associations.matchAll(/^ +- ext: (\w+)$/gmu)].map(([, extension]) => extension);
  expect(extensions).toEqual(['apkg', 'colpkg']);
  expect(extensions.map((extension) => fileKindOf(`a.${extension}`))).toEqual(['package', 'package']);
});
