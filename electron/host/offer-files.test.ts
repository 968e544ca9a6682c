import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PACKAGE_EXTENSIONS, TEXT_EXTENSIONS } from '#shared/domain/import-kinds.ts';
import { ExchangedFiles } from './exchanged-files.ts';
import { filesNamed, offerFiles } from './offer-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-offered-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([...PACKAGE_EXTENSIONS, ...TEXT_EXTENSIONS])('takes files that end in .%s for files to import', (ending) => {
  const args = ['--safe-mode', `deck.${ending}`, `DECK.${ending.toUpperCase()}`, `.${ending}/x`, `deck.${ending}.exe`];
  expect(filesNamed(args, folder)).toEqual([resolve(folder, args[1] ?? ''), resolve(folder, args[2] ?? '')]);
});

it('leaves a file that is named by its whole path where it is', () => {
  expect(filesNamed(['/a/b/Spanish.apkg'], folder)).toEqual([resolve('/a/b/Spanish.apkg')]);
});

it('tells every window of the files once all of them wait, of one that is gone as well', async () => {
  const files = new ExchangedFiles(join(folder, 'passing'), {});
  writeFileSync(join(folder, 'a.csv'), 'a');
  const waiting: unknown[] = [];
  const broadcast = vi.fn(() => void waiting.push(...files.takeOffers()));
  const router = { broadcast } as never;
  await offerFiles({ files, router }, [join(folder, 'none.csv'), join(folder, 'a.csv')]);
  expect(broadcast.mock.calls).toEqual([[{ type: 'event', name: 'filesOffered', value: {} }]]);
  expect(waiting).toMatchObject([
    { kind: 'gone', fileName: 'none.csv' },
    { kind: 'file', file: { fileName: 'a.csv' } },
  ]);
  await offerFiles({ files, router }, []);
  expect(broadcast).toHaveBeenCalledOnce();
});
