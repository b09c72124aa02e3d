import { expect, type Page, test as base } from '@playwright/test';

/** A browser test that fails when the page logs an error, breaks the content security policy or leaves this machine. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()))
        complaints.push(`left the machine: ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Goes through the sign-in as one of the simulated listeners, from the welcome page to the overview. */
export async function signIn(page: Page, listener: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in with Spotify' }).click();
  await page.getByLabel(listener).check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(/\/overview/);
}

/** Asks the API as the page would, with its cookie. */
export async function ask<Data>(page: Page, query: string): Promise<Data> {
  const response = await page.request.post('/graphql', {
    data: { query },
    headers: { 'x-audiospective': '1', origin: new URL(page.url()).origin },
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Waits until the listener's last import has ended, and answers its state. */
export async function importEnded(page: Page): Promise<string> {
  type Imports = { viewer: { imports: { edges: { node: { state: string; pollAfterMs: number | null } }[] } } };
  let state = '';
  await expect
    .poll(
      async () => {
        const { viewer } = await ask<Imports>(
          page,
          '{ viewer { imports(first: 1) { edges { node { state pollAfterMs } } } } }',
        );
        const newest = viewer.imports.edges[0]?.node;
        state = newest?.state ?? '';
        return newest && newest.pollAfterMs === null;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return state;
}
