import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { importEnded, signIn, test } from './product';

const PAGES = ['/overview?period=all-time', '/imports', '/nowhere'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`pages are accessible and fit: ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const check = async (path: string) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(
          violations.map(({ id, nodes }) => ({ path, id, where: nodes.map(({ target }) => target.join(' ')) })),
        ).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      };
      await check('/');
      await signIn(page, 'Liv Anderholt');
      await importEnded(page);
      for (const path of PAGES) await check(path);
    });
  }
}

test('the keyboard alone reaches the content, archives now and signs out', async ({ page }) => {
  await signIn(page, 'Liv Anderholt');
  await importEnded(page);
  await page.goto('/overview');
  await expect(page.getByRole('button', { name: 'Archive now' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const archiveNow = page.getByRole('button', { name: 'Archive now' });
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab');
    if (await archiveNow.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(archiveNow).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /\w/ }).first()).toBeVisible();
});
