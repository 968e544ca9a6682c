import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/contract.ts';
import type { MethodDef } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { findMethod, methodNames } from '#shared/rpc/method-def.ts';
import type { StartCall } from '#shared/rpc/rpc-server.ts';
import { sampleOf } from '#shared/rpc/testing/call-samples.ts';
import type { Door } from './profile-lock.ts';
import { createRouter } from './router.ts';

const WORD = 'file-chosen';
const REAL_PATH = '/home/me/chosen';

const methods = methodNames(contract).map((name) => ({ name, def: defOf(name) }));
const withFile = methods.flatMap(({ name, def: { pathFor } }) => (pathFor === undefined ? [] : [{ name, pathFor }]));

function defOf(name: string): MethodDef {
  const def = findMethod(contract, name);
  if (def === undefined) throw new Error(`there is no ${name}`);
  return def;
}

/** A router whose engine answers with the input that reached it; it knows one file, for the given use. */
function routerFor(door: Door, knownFor: 'reading' | 'writing') {
  const reached: unknown[] = [];
  const engine: StartCall = ({ input }) => {
    reached.push(input);
    return { output: Promise.resolve(null), detached: false, cancel: () => undefined };
  };
  const router = createRouter({
    door,
    logger: { write: () => undefined } as never,
    hostHandlers: new Map(),
    realPath: (path, use) => {
      if (path !== WORD || use !== knownFor) throw new AppError('file.gone', { reason: 'forgotten', fileName: '' });
      return REAL_PATH;
    },
    callEngine: engine,
    callMedia: engine,
  });
  const call = (method: string, path: string): void => {
    const input = { ...(sampleOf(method).input as object), path };
    router.call({ type: 'request', id: 1, method, input }, () => undefined);
  };
  return { call, reached };
}

describe('a method that reads or makes a file', () => {
  it('is one of those that are known to', () => {
    expect(withFile.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['packages.inspect', 'packages.import', 'packages.export', 'text.import', 'text.export']),
    );
  });

  it.each(withFile)('$name gets the path that a window’s word stands for', ({ name, pathFor }) => {
    const { call, reached } = routerFor('loopback', pathFor);
    call(name, WORD);
    expect(reached).toEqual([{ ...(sampleOf(name).input as object), path: REAL_PATH }]);
  });

  it.each(withFile)('$name takes no path, no unknown word and no word for another use from a window', (method) => {
    const { call, reached } = routerFor('loopback', method.pathFor);
    for (const path of [REAL_PATH, '/etc/passwd', 'file-other']) {
      expect(() => call(method.name, path)).toThrow(expect.objectContaining({ code: 'file.gone' }));
    }
    const other = routerFor('electron', method.pathFor === 'reading' ? 'writing' : 'reading');
    expect(() => other.call(method.name, WORD)).toThrow(expect.objectContaining({ code: 'file.gone' }));
    expect([...reached, ...other.reached]).toEqual([]);
  });

  it.each(withFile)('$name takes paths of this machine from the command line', ({ name, pathFor }) => {
    const { call, reached } = routerFor('cli', pathFor);
    call(name, '/tmp/a');
    expect(reached).toMatchObject([{ path: '/tmp/a' }]);
  });
});

it('no method takes a path past the words, unless it is for the command line alone or gives the words out', () => {
  const unguarded = methods.filter(
    ({ name, def }) => namesPath(def) && def.pathFor === undefined && def.doors !== 'cli' && !name.startsWith('files.'),
  );
  expect(unguarded.map(({ name }) => name)).toEqual([]);
  expect(methods.filter(({ def }) => namesPath(def)).length).toBeGreaterThan(withFile.length);
});

/** Wherever in the input: `path`, or anything that ends so. */
function namesPath({ input }: MethodDef): boolean {
  return /"\w*path":/iu.test(JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })));
}
