// Sums what .ci/run has checked: Jest's, node:test's and Playwright's reports and its own checks.
//   node packages/commands/ci/tally.mjs <file with a line "passed <name>" or "failed <name>" per check>
// The last line is "N passed, N failed"; the exit code is 1 when anything failed or nothing was tested.
import fs from 'node:fs';
import path from 'node:path';
import { root, toolsDir } from '../setup/paths.mjs';
import { jestCounts, nodeTestCounts, playwrightCounts, sum } from './counts.mjs';

const checks = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').filter(Boolean);
const readReport = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

const counts = {
  Jest: jestCounts(readReport(path.join(toolsDir, 'jest-report.json'))),
  Commands: nodeTestCounts(readReport(path.join(toolsDir, 'commands-tests.tap'))),
  Playwright: playwrightCounts(readReport(path.join(root, 'e2e-test-report/report.json'))),
  Checks: {
    passed: checks.filter(line => line.startsWith('passed ')).length,
    failed: checks.filter(line => line.startsWith('failed ')).length,
  },
};
for (const [name, { passed, failed }] of Object.entries(counts)) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
}
const { passed, failed } = sum(Object.values(counts));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
