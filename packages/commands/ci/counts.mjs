/** @typedef {{ passed: number, failed: number }} Counts */

/** A report that is missing or broken is a failure, not a zero. */
const missing = { passed: 0, failed: 1 };

/** Of Jest's `--json`; a test file that does not even run is a failure, too. */
export function jestCounts(text) {
  const report = parse(text);
  if (!report) return missing;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
}

/** Of node:test's TAP. */
export function nodeTestCounts(text) {
  const count = name => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? NaN);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  return Number.isNaN(passed + failed) ? missing : { passed, failed };
}

/** Of Playwright's JSON report; what was left out after a failure did not pass. */
export function playwrightCounts(text) {
  const report = parse(text);
  if (!report) return missing;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length };
}

/** @param {Counts[]} all */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
