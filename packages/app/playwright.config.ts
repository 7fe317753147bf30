import { defineConfig } from '@playwright/test';

/** `npm run test:e2e` starts the portal on a free port and tells where it is. */
const baseURL = process.env.ENVIRONMENTS_URL;

export default defineConfig({
  testDir: 'e2e-tests',
  // One portal for all: the tests go one after the other.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: '../../e2e-test-report/results',
  reporter: [
    ['list'],
    ['json', { outputFile: '../../e2e-test-report/report.json' }],
    ['html', { outputFolder: '../../e2e-test-report/html', open: 'never' }],
  ],
  use: {
    baseURL,
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    browserName: 'chromium',
    launchOptions: {
      // The machine's own browser; nothing is downloaded.
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
