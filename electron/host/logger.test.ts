import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { redacted } from './redacted.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the log', () => {
  it('is not there until there is something to say', () => {
    createLogger(join(folder, 'logs'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes one line an entry, at once', () => {
    const logger = createLogger(join(folder, 'logs'));
    logger.write({ level: 'warn', event: 'something', details: { count: 3 } });
    const entry: unknown = JSON.parse(readFileSync(join(folder, 'logs', 'ebb.log'), 'utf8'));
    expect(entry).toMatchObject({ level: 40, msg: 'something', count: 3, time: expect.any(Number) });
  });

  it('keeps two older files when it has grown', () => {
    const current = join(folder, 'ebb.log');
    for (const text of ['1', '2', '3', '4']) {
      writeFileSync(current, text.repeat(1_000_000));
      createLogger(folder).write({ level: 'info', event: 'begun', details: {} });
    }
    expect(readdirSync(folder).toSorted()).toEqual(['ebb.1.log', 'ebb.2.log', 'ebb.log']);
    expect(readFileSync(join(folder, 'ebb.1.log'), 'utf8')[0]).toBe('4');
    expect(readFileSync(join(folder, 'ebb.2.log'), 'utf8')[0]).toBe('3');
    expect(readFileSync(current, 'utf8')).toContain('begun');
  });

  it('goes to the terminal where the disk does not take it, and stops nothing', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(join(folder, 'file'), '');
    createLogger(join(folder, 'file', 'logs')).write({ level: 'error', event: 'lost', details: {} });
    expect(error).toHaveBeenCalledWith('error', 'lost', expect.stringContaining('ENOTDIR'));
    error.mockRestore();
    expect(existsSync(join(folder, 'file', 'logs'))).toBe(false);
  });
});

describe('redacted', () => {
  it('takes out what lies under a secret’s name, at any depth', () => {
    const details = { password: 'x', user: 'me', a: [{ hostKey: 'x', b: { HKey: 'x', token: { t: 'x' } } }] };
    expect(redacted(details)).toEqual({
      password: '[redacted]',
      user: 'me',
      a: [{ hostKey: '[redacted]', b: { HKey: '[redacted]', token: '[redacted]' } }],
    });
  });
});
