import { expect } from '@playwright/test';
import { overflow, violations } from './checks';
import { everyPage, open } from './pages';
import { importEnded, signIn, test } from './product';

// What a reader sets in the browser: letters twice as large, by which the breakpoints go too.
test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--blink-settings=defaultFontSize=32'],
  },
  viewport: { width: 640, height: 900 },
});

test('every page can be read with text twice as large, and where the system chooses the colours', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, 'Liv Anderholt');
  await importEnded(page);
  const problems: Record<string, unknown> = {};
  for (const { name, path } of await everyPage(page)) {
    await open(page, path);
    const found = { wider: await overflow(page), violations: await violations(page) };
    if (found.wider > 0 || found.violations.length > 0) problems[name] = found;
  }
  expect(problems).toEqual({});
});
