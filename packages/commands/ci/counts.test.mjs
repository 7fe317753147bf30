import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jestCounts, nodeTestCounts, playwrightCounts, sum } from './counts.mjs';

describe('What CI counts', () => {
  it('takes a missing or broken report for a failure', () => {
    for (const count of [jestCounts, nodeTestCounts, playwrightCounts]) {
      assert.deepEqual(count(''), { passed: 0, failed: 1 });
      assert.deepEqual(count('{'), { passed: 0, failed: 1 });
    }
  });

  it('counts test files that do not run as failures', () => {
    const report = { numPassedTests: 7, numFailedTests: 1, numRuntimeErrorTestSuites: 2 };
    assert.deepEqual(jestCounts(JSON.stringify(report)), { passed: 7, failed: 3 });
  });

  it('counts what was cancelled, skipped or flaky as failures', () => {
    const tap = '# tests 9\n# pass 6\n# fail 1\n# cancelled 2\n';
    assert.deepEqual(nodeTestCounts(tap), { passed: 6, failed: 3 });
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    const report = JSON.stringify({ stats, errors: [{ message: 'no browser' }] });
    assert.deepEqual(playwrightCounts(report), { passed: 3, failed: 5 });
  });

  it('sums all', () => {
    const all = [
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ];
    assert.deepEqual(sum(all), { passed: 3, failed: 3 });
  });
});
