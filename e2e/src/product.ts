import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';

/** A browser test that fails when the page logs an error, breaks the content security policy or leaves this machine. */
export const test = base.extend<{ expectedErrors: RegExp }>({
  /** What the browser may complain about, because the test brings it about. */
  expectedErrors: [/status of 4\d\d/, { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedErrors.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()))
        complaints.push(`left the machine: ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Where the product answers that has the unusual listeners. */
export const UNUSUAL_ORIGIN = `http://127.0.0.1:${Number(process.env['AUDIOSPECTIVE_E2E_PORT']) + 1}`;

/** Goes through the sign-in as one of the simulated listeners, from the welcome page to the overview. */
export async function signIn(page: Page, listener: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in with Spotify' }).first().click();
  await page.getByLabel(listener).first().check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(/\/overview/);
}

/** The cookies of the listeners who have signed in, for all tests of this worker. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

/**
 * Makes the browser that of a listener who has signed in and whose history is in the archive. All tests of a worker share the
 * session: a test that ends it, or looks at how it begins, signs in with `signIn`.
 */
export async function signedIn(page: Page, listener: string): Promise<void> {
  const session = sessions.get(listener);
  if (session) {
    await page.context().addCookies(session);
  } else {
    await signIn(page, listener);
    sessions.set(listener, await page.context().cookies());
  }
  await importEnded(page);
}

/** Asks the API as the page would, with its cookie. */
export async function ask<Data>(page: Page, query: string): Promise<Data> {
  const response = await page.request.post('/graphql', {
    data: { query },
    headers: { 'x-audiospective': '1', 'sec-fetch-site': 'same-origin' },
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Waits until the listener's last import has ended, and answers its state. */
export async function importEnded(page: Page, timeout = 60_000): Promise<string> {
  type Import = { state: string; progress: { pollAfterMs: number | null } };
  type Imports = { viewer: { imports: { edges: { node: Import }[] } } };
  let state = '';
  await expect
    .poll(
      async () => {
        const { viewer } = await ask<Imports>(
          page,
          '{ viewer { imports(first: 1) { edges { node { state progress { pollAfterMs } } } } } }',
        );
        const newest = viewer.imports.edges[0]?.node;
        state = newest?.state ?? '';
        return newest && newest.progress.pollAfterMs === null;
      },
      { timeout },
    )
    .toBe(true);
  return state;
}
