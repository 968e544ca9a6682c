import { expect, test } from 'vitest';
import { isJsonObject, parseLossless } from './lossless-json.ts';
import { plainObject } from './plain-json.ts';

test('only integers that a double can’t hold become text', () => {
  const parsed = parseLossless('{"a":9007199254740993,"b":[{"c":-9223372036854775808}],"d":1.5,"e":null,"f":"9"}');
  expect(isJsonObject(parsed) ? plainObject(parsed) : undefined).toEqual({
    a: '9007199254740993',
    b: [{ c: '-9223372036854775808' }],
    d: 1.5,
    e: null,
    f: '9',
  });
});
