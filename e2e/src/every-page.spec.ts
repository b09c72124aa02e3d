import { hiddenFocus, motion, smallTargets, tooWide, violations } from './checks';
import { test } from './product';
import { checkEveryPage } from './walk';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });

for (const width of [320, 1280]) {
  test(`every page is accessible, fits and keeps still, light and dark: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await checkEveryPage(page, async () => {
      const problems: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = [
          ...(await violations(page)),
          ...(await tooWide(page)),
          ...(await smallTargets(page)),
          ...(await motion(page)),
        ];
        problems.push(...found.map((problem) => `${colorScheme}: ${problem}`));
      }
      return problems;
    });
  });
}

test('the focus is never hidden on the way through a page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await checkEveryPage(page, async () => {
    const hidden: string[] = [];
    for (let steps = 1; steps <= 30; steps++) {
      await page.keyboard.press('Tab');
      const element = await hiddenFocus(page);
      if (element) hidden.push(`after ${steps} times Tab: ${element}`);
    }
    return hidden;
  });
});
