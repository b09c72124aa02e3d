import { expect, type Page } from '@playwright/test';
import { hiddenFocus, motion, overflow, smallTargets, violations } from './checks';
import { everyPage, open, settled } from './pages';
import { importEnded, signIn, test } from './product';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });

const LISTENER = 'Liv Anderholt';

/** Goes through all pages, the signed-out one first; what `problemsOf` finds on any of them fails the test. */
async function checkEveryPage(page: Page, problemsOf: () => Promise<string[]>): Promise<void> {
  const problems: Record<string, string[]> = {};
  const check = async (name: string, path: string) => {
    await open(page, path);
    const found = await problemsOf();
    if (found.length > 0) problems[name] = found;
  };
  await check('signed out', '/');
  await signIn(page, LISTENER);
  await importEnded(page);
  for (const { name, path } of await everyPage(page)) await check(name, path);
  expect(problems).toEqual({});
}

async function tooWide(page: Page): Promise<string[]> {
  const pixels = await overflow(page);
  return pixels > 0 ? [`${pixels} px wider than the screen`] : [];
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`every page is accessible, fits and keeps still: ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await checkEveryPage(page, async () => [
        ...(await violations(page)),
        ...(await tooWide(page)),
        ...(await smallTargets(page)),
        ...(await motion(page)),
      ]);
    });
  }
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

test('every page asks once', async ({ page }) => {
  let asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/graphql') return;
    asked.push((JSON.parse(request.postData() ?? '{}') as { operationName: string }).operationName);
  });
  await signIn(page, LISTENER);
  await importEnded(page);
  const views = (await everyPage(page)).filter(({ name }) => name !== 'not found');
  for (const { name, path } of views) {
    asked = [];
    await page.goto(path);
    await settled(page);
    // What is live is asked again and again, and a page asks anew when plays have come in; both are no part of the view.
    const questions = new Set(asked.filter((operation) => !operation.endsWith('Pulse')));
    expect([name, [...questions]]).toEqual([name, [expect.any(String)]]);
  }
});
