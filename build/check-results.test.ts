import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, failuresOf, sum, tallyOf } from './check-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'ebb-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [] };
const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };

describe('the sum of all checks', () => {
  it('takes passed, failed and skipped from a vitest report', () => {
    expect(tallyOf('vitest', report(vitestReport), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOf('vitest', report({ ...vitestReport, testResults }), 1).failed).toBe(2);
  });

  it('counts flaky browser tests and errors outside tests as failures', () => {
    expect(tallyOf('playwright', report({ stats, errors: ['x'] }), 1)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });

  it('names each test that failed, with the beginning of what it said', () => {
    const message = '\u001b[31mError\u001b[39m: not equal\n\n  expected 1\n    at file.ts:3:4';
    const testResults = [
      {
        name: '/x/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'a thing works', failureMessages: [message] },
          { status: 'passed', fullName: 'another works', failureMessages: [] },
        ],
      },
      { name: '/x/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      { name: '/x/c.test.ts', status: 'passed', assertionResults: [] },
    ];
    expect(failuresOf('vitest', report({ ...vitestReport, testResults }))).toEqual([
      { test: 'a.test.ts: a thing works', lines: ['Error: not equal', 'expected 1'] },
      { test: '/x/b.test.ts', lines: ['no such module'] },
    ]);
    const spec = { title: 'a page opens', file: 'page.spec.ts', line: 7 };
    const suites = [
      {
        specs: [{ ...spec, ok: true, tests: [] }],
        suites: [{ specs: [{ ...spec, ok: false, tests: [{ results: [{ errors: [{ message }] }] }] }] }],
      },
    ];
    expect(failuresOf('playwright', report({ stats, suites, errors: [{ message: 'no browser' }] }))).toEqual([
      { test: 'page.spec.ts:7 a page opens', lines: ['Error: not equal', 'expected 1'] },
      { test: 'outside of a test', lines: ['no browser'] },
    ]);
    expect(failuresOf('playwright', join(folder, 'none.json'))).toEqual([]);
  });

  it('counts a runner that wrote no report, ran nothing or died after good tests as a failure', () => {
    const good = { ...vitestReport, numFailedTests: 0 };
    const nothing = { ...good, numPassedTests: 0, numPendingTests: 0 };
    expect(tallyOf('vitest', join(folder, 'none.json'), 0).failed).toBe(1);
    expect(tallyOf('vitest', report(nothing), 0).failed).toBe(1);
    expect(tallyOf('vitest', report(good), 1).failed).toBe(1);
    expect(tallyOf('vitest', report(good), 0).failed).toBe(0);
  });

  it('ends with one plain line', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 2 },
    ]);
    expect(closingLine(total)).toBe('4 passed, 1 failed, 2 skipped');
    expect(closingLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
  });
});
