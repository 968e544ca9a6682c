/**
 * Runs the project's checks in order and ends with one line that sums them up.
 *
 *   node build/run-checks.ts all      everything, as continuous integration does
 *   node build/run-checks.ts quick    format to unit tests: for every few minutes
 *   node build/run-checks.ts types    the five type checks alone
 *
 * A check that fails doesn't keep the others from running.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { appParts, partBuild } from './app-parts.ts';
import { closingLine, type Failure, failuresOf, sum, type Tally, tallyOf } from './check-results.ts';

const root = join(import.meta.dirname, '..');
const reports = join(root, 'test-results', 'reports');
const environments = ['shared', 'core', 'electron', 'renderer', 'e2e'];

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** A test runner, whose tests are counted one by one. Any other step counts as one. */
  readonly runner?: 'vitest' | 'playwright';
}

const types: readonly Step[] = environments.map((name) => ({
  name: `types of ${name}`,
  command: ['tsc', '-p', `build/tsconfig.${name}.json`],
}));

const quick: readonly Step[] = [
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--quiet'] },
  ...types,
  { name: 'dead code', command: ['knip', '--config', 'build/knip.json'] },
  { name: 'unit tests', runner: 'vitest', command: ['vitest', 'run', '-c', 'build/vitest.config.ts'] },
];

const all: readonly Step[] = [
  ...quick,
  ...appParts.map((part) => ({ name: `build of the ${part}`, command: partBuild(part) })),
  { name: 'official library', command: ['node', 'build/ensure-peer.ts'] },
  {
    name: 'conformance tests',
    runner: 'vitest',
    command: ['vitest', 'run', '-c', 'build/vitest.conformance.config.ts'],
  },
  { name: 'browser', command: ['node', 'build/ensure-browser.ts'] },
  { name: 'browser tests', runner: 'playwright', command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'] },
];

const plans: Readonly<Record<string, readonly Step[]>> = { all, quick, types };

interface Outcome {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

async function run(step: Step): Promise<Outcome> {
  const reportPath = join(reports, `${step.name.replaceAll(' ', '-')}.json`);
  rmSync(reportPath, { force: true });
  const [command = '', ...args] = step.command;
  const child = spawn(command, step.runner === 'vitest' ? [...args, ...vitestReporters(reportPath)] : args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
      EBB_REPORT: reportPath,
    },
  });
  const exitCode = await exitCodeOf(child);
  if (step.runner) {
    return { tally: tallyOf(step.runner, reportPath, exitCode), failures: failuresOf(step.runner, reportPath) };
  }
  const tally = exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  return { tally, failures: [] };
}

function vitestReporters(reportPath: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
}

async function exitCodeOf(child: ReturnType<typeof spawn>): Promise<number> {
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 1;
  } catch (error: unknown) {
    console.error(error);
    return 1;
  }
}

const plan = plans[process.argv[2] ?? 'all'];
if (!plan) throw new Error(`unknown plan; known: ${Object.keys(plans).join(', ')}`);
mkdirSync(reports, { recursive: true });

const outcomes: (Outcome & { readonly name: string; readonly secs: number })[] = [];
for (const step of plan) {
  console.log(`\n== ${step.name}`);
  const startMs = performance.now();
  outcomes.push({ name: step.name, ...(await run(step)), secs: (performance.now() - startMs) / 1000 });
}

console.log();
for (const { name, tally, secs } of outcomes) {
  console.log(`${tally.failed > 0 ? 'FAILED' : 'ok    '} ${name} (${secs.toFixed(1)} s): ${closingLine(tally)}`);
}
// Once more at the end, because a log of half an hour is looked at from there.
for (const { test, isFlaky, lines } of outcomes.flatMap(({ failures }) => failures)) {
  console.log(
    `\n✘ ${test}${isFlaky ? ' (passed when repeated)' : ''}\n${lines.map((line) => `    ${line}`).join('\n')}`,
  );
}
const total = sum(outcomes.map(({ tally }) => tally));
console.log(`\n${closingLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
