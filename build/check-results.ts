import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly PlaywrightError[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly errors: readonly PlaywrightError[] }[] }[];
  }[];
}

/** A test that failed, in so few lines that the end of a long log can hold all of them. */
export interface Failure {
  readonly test: string;
  readonly lines: readonly string[];
}

/** A file that failed before its first test counts as one failure: it would be missing otherwise. */
function fromVitest(report: VitestReport): Tally {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A test that passed only when repeated has failed. */
function fromPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** What a runner wrote down, held against its exit code: a runner that died or ran nothing has failed. */
export function tallyOf(runner: 'vitest' | 'playwright', reportPath: string, exitCode: number): Tally {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, skipped: 0 };
  const report: unknown = JSON.parse(readFileSync(reportPath, 'utf8'));
  const tally = runner === 'vitest' ? fromVitest(report as VitestReport) : fromPlaywright(report as PlaywrightReport);
  const ranNothing = tally.passed + tally.failed + tally.skipped === 0;
  return (exitCode !== 0 && tally.failed === 0) || ranNothing ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** Which tests failed and with what, as the runner wrote it down: nothing where it wrote nothing. */
export function failuresOf(runner: 'vitest' | 'playwright', reportPath: string): readonly Failure[] {
  if (!existsSync(reportPath)) return [];
  const report: unknown = JSON.parse(readFileSync(reportPath, 'utf8'));
  if (runner === 'playwright') {
    const { suites = [], errors } = report as PlaywrightReport;
    return [...suites.flatMap(failedSpecs), ...errors.map((error) => failure('outside of a test', [error.message]))];
  }
  return (report as VitestReport).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failure(name, [message])];
    return failed.map((result) => failure(`${basename(name)}: ${result.fullName}`, result.failureMessages));
  });
}

function failedSpecs({ suites = [], specs }: PlaywrightSuite): readonly Failure[] {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ title, file, line, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
    return failure(
      `${file}:${line} ${title}`,
      errors.map(({ message }) => message),
    );
  });
  return [...own, ...suites.flatMap(failedSpecs)];
}

const linesPerFailure = 6;

function failure(test: string, messages: readonly (string | undefined)[]): Failure {
  const lines = messages
    .flatMap((message) => stripVTControlCharacters(message ?? '').split('\n'))
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '' && !line.startsWith('at '));
  return { test, lines: lines.slice(0, linesPerFailure) };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
