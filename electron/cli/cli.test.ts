import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'ebb-cli-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

interface Result {
  readonly code: number | null;
  readonly lines: readonly unknown[];
  readonly stderr: string;
}

/** Every line on stdout has to be JSON, or this throws. */
async function run(args: readonly string[], input = ''): Promise<Result> {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, LANG: 'ar_EG.UTF-8' } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line): unknown => JSON.parse(line)), stderr };
}
const call = (...args: readonly string[]): Promise<Result> => run(['--profile', profile, ...args]);

/** A batch that stays open until its input ends. */
function openBatch() {
  const child = spawn(process.execPath, [cli, '--profile', profile, 'batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    ended: once(child, 'close'),
    async ask(method: string, input: unknown = {}): Promise<unknown> {
      child.stdin.write(`${JSON.stringify({ method, input })}\n`);
      const { value } = await answers.next();
      return JSON.parse(String(value));
    },
  };
}

describe('one call', () => {
  it('prints its output alone and keeps what it changed', async () => {
    const created = await call('decks.create', '{"name":"Languages::Español"}');
    expect(created).toMatchObject({
      code: 0,
      stderr: '',
      lines: [{ deckId: expect.any(Number), name: 'Languages::Español' }],
    });
    const { lines } = await call('decks.tree');
    expect(lines).toMatchObject([[{ name: 'Languages', children: [{ name: 'Español', newCount: 0 }] }]]);
  });

  it('prints an error with its code and ends with 1', async () => {
    expect(await call('decks.nope')).toMatchObject({
      code: 1,
      stderr: '',
      lines: [{ error: { code: 'unknownMethod', details: { method: 'decks.nope' } } }],
    });
    expect(await call('decks.create', '{"name":5}')).toMatchObject({
      code: 1,
      lines: [{ error: { code: 'invalidInput' } }],
    });
    expect(await call('undo.undo')).toMatchObject({ code: 1, lines: [{ error: { code: 'undo.empty' } }] });
    expect(await run(['decks.tree'])).toMatchObject({ code: 1, lines: [{ error: { code: 'invalidInput' } }] });
  });

  it('takes its clock from the command line', async () => {
    const { lines } = await run([
      '--now',
      '1500000000',
      '--tz',
      'Asia/Tokyo',
      '--profile',
      profile,
      'decks.create',
      '{"name":"a"}',
    ]);
    const { deckId } = lines[0] as { deckId: number };
    expect(deckId).toBeGreaterThanOrEqual(1_500_000_000_000);
    expect(deckId).toBeLessThan(1_500_000_060_000);
  });

  it('names stock things in English, whatever the system speaks', async () => {
    const { lines } = await call('decks.current');
    expect(lines).toMatchObject([{ deckId: 1, fullName: 'Default' }]);
  });

  it('makes no file where it cannot', async () => {
    const file = join(profile, 'file');
    writeFileSync(file, '');
    expect(await run(['--profile', join(file, 'profile'), 'decks.tree'])).toMatchObject({
      code: 1,
      lines: [{ error: { code: 'internal' } }],
    });
  });

  it('leaves a damaged collection alone and says what it is', async () => {
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'collection.db'), 'no database '.repeat(1000));
    expect(await call('decks.tree')).toMatchObject({
      code: 1,
      lines: [{ error: { code: expect.stringMatching(/^(collection|file)\./) } }],
    });
    expect(await call('collection.state')).toMatchObject({ code: 0, lines: [{ open: false }] });
  });

  it('says that a collection is missing where there was one, instead of beginning anew', async () => {
    await call('decks.create', '{"name":"a"}');
    rmSync(join(profile, 'collection.db'));
    expect(await call('decks.tree')).toMatchObject({ code: 1, lines: [{ error: { code: 'collection.missing' } }] });
  });
});

describe('a batch', () => {
  it('answers a line with a line, in order, and goes on after an error', async () => {
    const lines = [
      '{"method":"decks.create","input":{"name":"a"}}',
      'no JSON',
      '',
      '{"input":{}}',
      '{"method":"decks.create","input":{"name":""}}',
      '{"method":"undo.status"}',
    ];
    const result = await run(['--profile', profile, 'batch'], lines.join('\n'));
    expect(result).toMatchObject({
      code: 0,
      lines: [
        { output: { name: 'a' } },
        { error: { code: 'invalidInput' } },
        { error: { code: 'invalidInput' } },
        { error: { code: 'deck.nameEmpty' } },
        { output: { undo: 'createDeck', redo: null } },
      ],
    });
  });

  it('holds the profile: another call is told who has it', async () => {
    const batch = openBatch();
    await batch.ask('decks.create', { name: 'a' });
    expect(await call('decks.tree')).toMatchObject({
      code: 1,
      lines: [
        { error: { code: 'collection.busy', details: { door: 'cli', processId: batch.child.pid, address: null } } },
      ],
    });
    batch.child.stdin.end();
    expect(await batch.ended).toEqual([0, null]);
    expect(await call('decks.tree')).toMatchObject({ code: 0, lines: [[{ name: 'a' }]] });
  });

  it('that is killed leaves what it answered, and a profile that opens', async () => {
    const batch = openBatch();
    await batch.ask('decks.create', { name: 'kept' });
    batch.child.kill('SIGKILL');
    await batch.ended;
    expect(await call('decks.tree')).toMatchObject({ code: 0, lines: [[{ name: 'kept' }]] });
  });

  it('that is asked to end closes the collection first', async () => {
    const batch = openBatch();
    await batch.ask('decks.create', { name: 'kept' });
    batch.child.kill('SIGTERM');
    expect(await batch.ended).toEqual([0, null]);
    expect(await call('collection.state')).toMatchObject({ lines: [{ open: true, recovered: false }] });
  });
});

describe('help', () => {
  it('lists every method and shows the schema of one', async () => {
    const text = async (...args: string[]): Promise<string> => {
      const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      const chunks = await child.stdout.toArray();
      return Buffer.concat(chunks as Buffer[]).toString();
    };
    expect(await text('--help')).toContain('sync.resolve ');
    expect(await text('--help', 'decks.reparent')).toContain('"newParentId"');
  });
});
