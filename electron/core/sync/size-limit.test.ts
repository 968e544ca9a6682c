import { expect, it } from 'vitest';
import { ANKIWEB_BASE } from './server-address.ts';
import { nearLimit } from './size-limit.ts';

const MEGABYTE = 1024 * 1024;

it.each([
  [0, undefined],
  [240 * MEGABYTE - 1, undefined],
  [240 * MEGABYTE, { bytes: 240 * MEGABYTE, limitBytes: 300 * MEGABYTE }],
  [400 * MEGABYTE, { bytes: 400 * MEGABYTE, limitBytes: 300 * MEGABYTE }],
])('%i bytes on AnkiWeb, with its known limit: %j', (bytes, said) => {
  expect(nearLimit(bytes, ANKIWEB_BASE)).toEqual(said);
});

it('knows of no limit of a server of one’s own', () => {
  expect(nearLimit(Number.MAX_SAFE_INTEGER, 'http://nas:8080/')).toBeUndefined();
});
