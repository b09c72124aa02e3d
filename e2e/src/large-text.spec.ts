import { browser } from './browser';
import { tooWide, violations } from './checks';
import { test } from './product';
import { checkEveryPage } from './walk';

// What a reader sets in the browser: letters twice as large, by which the breakpoints go too.
test.use({
  launchOptions: browser('--blink-settings=defaultFontSize=32'),
  viewport: { width: 640, height: 900 },
});

test('every page can be read with text twice as large, and where the system chooses the colours', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ forcedColors: 'active' });
  await checkEveryPage(page, async () => [...(await tooWide(page)), ...(await violations(page))]);
});
