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

  it('counts errors outside of browser tests as failures', () => {
    const tally = tallyOf('playwright', report({ stats: { ...stats, flaky: 0 }, errors: ['x'] }), 1);
    expect(tally).toMatchObject({ passed: 4, failed: 2, skipped: 2 });
  });

  it('tells of browser tests that passed only when repeated, and fails when they are more than a few', () => {
    const few = tallyOf('playwright', report({ stats: { ...stats, unexpected: 0, flaky: 2 }, errors: [] }), 0);
    expect(few).toEqual({ passed: 6, failed: 0, skipped: 2, repeated: 2 });
    expect(closingLine(sum([few, few]))).toBe('12 passed, 0 failed, 4 skipped (4 of the passed only when repeated)');
    const many = tallyOf('playwright', report({ stats: { ...stats, unexpected: 0, flaky: 3 }, errors: [] }), 0);
    expect(many).toEqual({ passed: 4, failed: 3, skipped: 2 });
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
      { test: 'a.test.ts: a thing works', isFlaky: false, lines: ['Error: not equal', 'expected 1'] },
      { test: '/x/b.test.ts', isFlaky: false, lines: ['no such module'] },
    ]);
    const spec = { title: 'a page opens', file: 'page.spec.ts', line: 7 };
    const test = (status: string, ...errors: object[]) => ({ status, results: [{ errors }, { errors: [] }] });
    const suites = [
      {
        specs: [{ ...spec, tests: [test('expected')] }],
        suites: [{ specs: [{ ...spec, tests: [test('unexpected', { message })] }] }],
      },
      { specs: [{ ...spec, line: 9, tests: [test('flaky', { message })] }] },
    ];
    expect(failuresOf('playwright', report({ stats, suites, errors: [{ message: 'no browser' }] }))).toEqual([
      { test: 'page.spec.ts:7 a page opens', isFlaky: false, lines: ['Error: not equal', 'expected 1'] },
      { test: 'page.spec.ts:9 a page opens', isFlaky: true, lines: ['Error: not equal', 'expected 1'] },
      { test: 'outside of a test', isFlaky: false, lines: ['no browser'] },
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
