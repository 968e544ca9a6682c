import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appParts } from './app-parts.ts';

test('every part that Vite has a configuration for is built, by each command that builds Ebb', () => {
  const configs = readdirSync(import.meta.dirname).flatMap(
    (name) => /^vite\.(\w+)\.config\.ts$/u.exec(name)?.[1] ?? [],
  );
  expect(configs.toSorted()).toEqual([...appParts].toSorted());
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const built = [...(scripts['build'] ?? '').matchAll(/vite\.(\w+)\.config\.ts/gu)].map(([, part]) => part);
  expect(built).toEqual([...appParts]);
});
