import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those that passed: how many did so only at the second try. */
  readonly repeated?: number;
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
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
    }[];
  }[];
}

/** A test that failed, in so few lines that the end of a long log can hold all of them. */
export interface Failure {
  readonly test: string;
  /** It passed when it was repeated. */
  readonly isFlaky: boolean;
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

/**
 * A browser test that fails once and passes when repeated has found a race: it is counted apart and named with what it
 * said, so that it gets mended. Few of them in hundreds of tests don't make the whole run worthless; more do.
 */
const FLAKY_AT_MOST = 2;

function fromPlaywright({ stats, errors }: PlaywrightReport): Tally {
  const { expected, unexpected, flaky, skipped } = stats;
  const failed = unexpected + errors.length;
  if (flaky > FLAKY_AT_MOST) return { passed: expected, failed: failed + flaky, skipped };
  return { passed: expected + flaky, failed, skipped, repeated: flaky };
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
    const outside = errors.map((error) => failure('outside of a test', [error.message], false));
    return [...suites.flatMap(failedSpecs), ...outside];
  }
  return (report as VitestReport).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failure(name, [message], false)];
    return failed.map((result) => failure(`${basename(name)}: ${result.fullName}`, result.failureMessages, false));
  });
}

function failedSpecs({ suites = [], specs }: PlaywrightSuite): readonly Failure[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const messages = results.flatMap(({ errors }) => errors.map(({ message }) => message));
        return failure(`${file}:${line} ${title}`, messages, status === 'flaky');
      }),
  );
  return [...own, ...suites.flatMap(failedSpecs)];
}

const linesPerFailure = 6;

function failure(test: string, messages: readonly (string | undefined)[], isFlaky: boolean): Failure {
  const lines = messages
    .flatMap((message) => stripVTControlCharacters(message ?? '').split('\n'))
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '' && !line.startsWith('at '));
  return { test, isFlaky, lines: lines.slice(0, linesPerFailure) };
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = (numberOf: (tally: Tally) => number): number =>
    tallies.reduce((all, tally) => all + numberOf(tally), 0);
  return {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    skipped: total(({ skipped }) => skipped),
    repeated: total(({ repeated = 0 }) => repeated),
  };
}

export function closingLine({ passed, failed, skipped, repeated = 0 }: Tally): string {
  const more = [
    skipped > 0 ? `, ${skipped} skipped` : '',
    repeated > 0 ? ` (${repeated} of the passed only when repeated)` : '',
  ];
  return `${passed} passed, ${failed} failed${more.join('')}`;
}
