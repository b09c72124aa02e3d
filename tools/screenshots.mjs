// `npm run screenshots`: pictures of all pages of the demo, light, dark and phone, into docs/screenshots.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { root, run, sentence } from './run.mjs';

const PORT = 4320;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const VIEWS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
];
const PAGES = { overview: '/overview?period=last-6-months', imports: '/imports' };

const folder = join(root, process.argv[2] ?? 'docs/screenshots');
mkdirSync(folder, { recursive: true });
await run('nx', ['run-many', '-t', 'build'], { quiet: true });
const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-pictures-'));
const product = spawn(process.execPath, [join(root, 'dist/backend/backend/src/main.js')], {
  env: {
    ...process.env,
    PORT: String(PORT),
    SIMULATOR_PORT: String(PORT + 1),
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  },
  stdio: 'inherit',
});
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
try {
  while (!(await fetch(`${ORIGIN}/health/ready`).catch(() => null))?.ok) await sleep(200);
  for (const view of VIEWS) await picture(view);
} finally {
  await browser.close();
  product.kill('SIGTERM');
  await once(product, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

async function picture({ name, ...view }) {
  const context = await browser.newContext({
    ...view,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const shoot = async (title) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${title}-${name}.png`), fullPage: true });
    sentence(`${title}-${name}.png`);
  };
  await page.goto(ORIGIN);
  await shoot('welcome');
  await page.getByRole('link', { name: 'Sign in with Spotify' }).click();
  await shoot('sign-in');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(/overview/);
  if (name === VIEWS[0].name) {
    await shoot('first-minute');
    await page.goto(`${ORIGIN}/imports`);
    await page
      .getByText(/Report:/)
      .first()
      .waitFor({ timeout: 60_000 });
    await sleep(15_000); // covers of the most played tracks arrive
  }
  for (const [title, path] of Object.entries(PAGES)) {
    await page.goto(ORIGIN + path);
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    await shoot(title);
  }
  await context.close();
}
