import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ask, importEnded, signedIn, test } from './product';

const FOLDER = process.env['REAL_EXPORT_DIR'] ?? join(__dirname, '..', '..', '..', 'shared', 'real-export');
const FILE = join(FOLDER, 'my_spotify_data.zip');

type Archive = {
  viewer: { archive: { storedPlays: number }; stats: { totals: { plays: number; tracks: number; msPlayed: number } } };
};
const ARCHIVE = `{ viewer { archive { storedPlays }
  stats(period: { instants: { from: "2008-01-01T00:00:00.000Z", to: "2025-01-01T00:00:00.000Z" } }) { totals { plays tracks msPlayed } } } }`;

test('a real export goes in through the browser, adds up, and comes out again without a trace', async ({ page }) => {
  test.skip(!existsSync(FILE), 'the real export is not on this machine');
  // The newest listener has no plays of those years.
  await signedIn(page, 'Noor Baladine');
  const before = await ask<Archive>(page, ARCHIVE);
  expect(before.viewer.stats.totals.plays).toBe(0);

  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(FILE);
  await page.getByRole('button', { name: /^Import/ }).click();
  const card = page.getByRole('article', { name: /my_spotify_data\.zip/ }).first();
  await expect(card.getByText(/Report:/)).toBeVisible({ timeout: 60_000 });
  await expect(card.getByText('40,938').first()).toBeVisible();

  const after = await ask<Archive>(page, ARCHIVE);
  expect(after.viewer.stats.totals).toEqual({ plays: 29_299, tracks: 6_015, msPlayed: 6_305_854_085 });
  await card.getByRole('button', { name: /Undo/ }).click();
  await expect.poll(() => importEnded(page)).toBe('UNDONE');
  const undone = await ask<Archive>(page, ARCHIVE);
  expect(undone.viewer.stats.totals).toEqual(before.viewer.stats.totals);
});

test('a file that is no history is refused with a reason', async ({ page }) => {
  await signedIn(page, 'Noor Baladine');
  await page.goto('/imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'letter.zip', mimeType: 'application/zip', buffer: Buffer.from('<html>no zip</html>') });
  await expect(
    page
      .getByText('This file could not be imported')
      .or(page.getByText(/not a zip|no zip/i))
      .first(),
  ).toBeVisible();
});
