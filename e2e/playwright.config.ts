import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The product as a newcomer starts it, on a folder and a port of its own. */
const PORT = Number((process.env['AUDIOSPECTIVE_E2E_PORT'] ??= String(20_000 + (process.pid % 20_000))));
const dataDir = (process.env['AUDIOSPECTIVE_E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'audiospective-e2e-')));

export default defineConfig({
  testDir: './src',
  outputDir: '../dist/e2e',
  reporter: [['list'], ['./count-reporter.ts']],
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node --enable-source-maps dist/backend/backend/src/main.js',
    cwd: '..',
    env: { PORT: String(PORT), SIMULATOR_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    url: `http://127.0.0.1:${PORT}/health/ready`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
