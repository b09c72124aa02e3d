import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browser } from './src/browser';
import { UNUSUAL_LISTENERS } from './src/unusual-listeners';

// Workers read this file again; what was found once is theirs through the environment.
const temporary = () => mkdtempSync(join(tmpdir(), 'audiospective-e2e-'));
// Below 32768: above, the system gives out ports itself, and one that was just used cannot be listened on.
const port = Number((process.env['AUDIOSPECTIVE_E2E_PORT'] ??= String(20_000 + 10 * (process.pid % 1_200))));
const dataDir = (process.env['AUDIOSPECTIVE_E2E_DATA'] ??= temporary());

/** The product as a newcomer starts it, on a folder and a port of its own. */
const demo = product(port, join(dataDir, 'demo'), {});
/** The same for listeners with very much, very little and very odd data, who stop listening when they sign in. */
const unusual = product(port + 1, join(dataDir, 'unusual'), {
  SIMULATOR_LISTENERS_FILE: join(dataDir, 'listeners.json'),
  SIMULATOR_LIVE: 'no',
});
writeFileSync(join(dataDir, 'listeners.json'), JSON.stringify(Object.values(UNUSUAL_LISTENERS)));

export default defineConfig({
  testDir: './src',
  outputDir: '../dist/e2e',
  reporter: [['list'], ['./count-reporter.ts']],
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: demo.origin,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What is answered by a worker cannot be changed by a test; the worker has tests of its own.
    serviceWorkers: 'block',
    launchOptions: browser(),
    // Pictures and copies of the page at every step would cost a fifth of all time. What the page held when a test failed is
    // kept beside the trace, in error-context.md.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [
    // First what takes longest, so that nobody waits for it at the end.
    { name: 'unusual', testMatch: /unusual\.spec/ },
    { name: 'pages', testIgnore: /unusual\.spec/ },
  ],
  webServer: [demo.server, unusual.server],
});

function product(productPort: number, folder: string, env: Record<string, string>) {
  const origin = `http://127.0.0.1:${productPort}`;
  const server = {
    command: 'node --enable-source-maps dist/backend/backend/src/main.js',
    cwd: '..',
    env: { PORT: String(productPort), SIMULATOR_PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
    url: `${origin}/health/ready`,
    timeout: 60_000,
    stdout: 'pipe' as const, // where it says why it does not start
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  };
  return { origin, server };
}
