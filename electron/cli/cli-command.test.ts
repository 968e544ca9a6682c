import { describe, expect, it } from 'vitest';
import { cliCommand } from './cli-command.ts';

describe('cliCommand', () => {
  it('reads a call with its input', () => {
    const command = cliCommand(['--now', '5', '--tz', 'UTC', '--profile', '/tmp/p', 'decks.create', '{"name":"a"}']);
    expect(command).toMatchObject({ kind: 'call', method: 'decks.create', input: { name: 'a' } });
    expect(command).toMatchObject({ clock: { startSecs: 5, zone: 'UTC' }, places: { profileFolder: '/tmp/p' } });
  });

  it('takes a call without input as one with none', () => {
    expect(cliCommand(['--profile', '/tmp/p', 'decks.tree'])).toMatchObject({ input: {} });
  });

  it('reads batch and help', () => {
    expect(cliCommand(['--profile', '/tmp/p', 'batch'])).toMatchObject({ kind: 'batch' });
    expect(cliCommand([])).toEqual({ kind: 'help', method: undefined });
    expect(cliCommand(['--help', 'decks.tree'])).toEqual({ kind: 'help', method: 'decks.tree' });
  });

  it.each([
    [['--profile', '/tmp/p'], 'method: missing'],
    [['decks.tree'], '--profile: missing'],
    [['--profile', '', 'decks.tree'], '--profile: missing'],
    [['--profile', '/tmp/p', 'sync.login', '{"password":"secret"'], 'input: not JSON'],
    [['--profile', '/tmp/p', 'decks.tree', '{}', '{}'], 'arguments: too many'],
    [['--profile', '/tmp/p', 'batch', '{}'], 'arguments: batch takes its calls from standard input'],
    [['--profile', '/tmp/p', '--now', 'x', 'decks.tree'], '--now: not a number of seconds'],
    [['--profil', '/tmp/p', 'decks.tree'], 'arguments: unknown or incomplete option'],
  ])('refuses %j', (args, issue) => {
    expect(() => cliCommand(args)).toThrow(
      expect.objectContaining({ code: 'invalidInput', details: { issues: [issue] } }),
    );
  });
});
