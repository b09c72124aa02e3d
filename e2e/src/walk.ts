import { expect, type Page } from '@playwright/test';
import { everyPage, open } from './pages';
import { signedIn } from './product';

/** Goes through all pages, the signed-out one first; what `problemsOf` finds on any of them fails the test. */
export async function checkEveryPage(page: Page, problemsOf: () => Promise<string[]>): Promise<void> {
  const problems: Record<string, string[]> = {};
  const check = async (name: string, path: string) => {
    await open(page, path);
    const found = await problemsOf();
    if (found.length > 0) problems[name] = found;
  };
  await check('signed out', '/');
  await signedIn(page, 'Liv Anderholt');
  for (const { name, path } of await everyPage(page)) await check(name, path);
  expect(problems).toEqual({});
}
