import { expect, type Page, type Route } from '@playwright/test';
import { violations } from './checks';
import { everyPage, type ListenerPage, open, settled } from './pages';
import { signedIn, test } from './product';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });
test.use({ expectedErrors: /Failed to load resource/ });

const LISTENER = 'Liv Anderholt';

/** What can become of a question, what the page says then, and the next step that it offers. Neighbours differ in what is said. */
const FAILURES: Record<string, { answer: (route: Route) => Promise<void>; says: RegExp; offers: RegExp }> = {
  'no network': { answer: (route) => route.abort(), says: /offline/i, offers: /Try again/ },
  'a server in trouble': {
    answer: (route) => route.fulfill({ status: 500, json: { error: { code: 'INTERNAL', message: 'It broke.' } } }),
    says: /did not work/i,
    offers: /Try again/,
  },
  'too many questions': {
    answer: (route) =>
      route.fulfill({
        status: 429,
        headers: { 'retry-after': '7' },
        json: { errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] },
      }),
    says: /7 seconds/,
    offers: /Try again/,
  },
  'half an answer': {
    answer: (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"data":{"view' }),
    says: /did not work/i,
    offers: /Try again/,
  },
  'a session that has ended': {
    answer: (route) =>
      route.fulfill({ json: { data: { viewer: null, service: { __typename: 'Service', demo: true } } } }),
    says: /sign in/i,
    offers: /Sign in with Spotify/,
  },
};

/** One page of each kind, by name. */
const ASKING = [
  'overview, prerendered',
  'overview',
  'top tracks',
  'habits',
  'history',
  'archive',
  'imports',
  'settings',
  'track',
  'artist',
  'album',
];

/** The pages of these names, which ask as a listener who has signed in. */
async function pagesThatAsk(page: Page, names = ASKING): Promise<ListenerPage[]> {
  await signedIn(page, LISTENER);
  const views = (await everyPage(page)).filter(({ name }) => names.includes(name));
  expect(views).toHaveLength(names.length);
  return views;
}

const failed = (page: Page) => page.getByRole('alert').filter({ hasText: /\w/ });

for (const [number, name] of ASKING.entries()) {
  test(`every page says what is wrong and what to do: ${name}`, async ({ page }) => {
    const [view] = await pagesThatAsk(page, [name]);
    let answered: ((route: Route) => Promise<void>) | undefined;
    await page.route('**/graphql', (route) => answered?.(route));
    for (const [failure, { answer, says, offers }] of failuresFrom(number)) {
      const isFirst = !answered;
      answered = answer;
      if (isFirst) await page.goto(view!.path);
      else await failed(page).getByRole('button', { name: 'Try again' }).click();
      await expect(failed(page), failure).toContainText(says);
      await expect(failed(page).getByRole('button').or(failed(page).getByRole('link')), failure).toContainText(offers);
      expect([failure, await violations(page)]).toEqual([failure, []]);
    }
  });
}

/**
 * All failures, one after the other on a page that is tried again; each page begins with another. The end of the session comes
 * last, as nothing can be tried again then.
 */
function failuresFrom(number: number) {
  const passing = Object.entries(FAILURES);
  const last = passing.splice(-1);
  const first = number % passing.length;
  return [...passing.slice(first), ...passing.slice(0, first), ...last];
}

test('trying again brings the page, and the keyboard goes on at its content', async ({ page }) => {
  const views = await pagesThatAsk(page);
  for (const view of views) {
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(view.path);
    await expect(failed(page)).toBeVisible();
    await page.unroute('**/graphql');
    await failed(page).getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(failed(page), view.name).toHaveCount(0);
    await expect(page.locator('main'), view.name).toBeFocused();
  }
});

test('whoever has to sign in again comes back to the same place', async ({ page, context }) => {
  await signedIn(page, LISTENER);
  const place = '/top/artists?period=2024&by=time';
  await context.clearCookies();
  await page.goto(place);
  await page.getByRole('link', { name: 'Sign in with Spotify' }).click();
  await page.getByLabel(LISTENER).first().check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(`**${place}`);
  await expect(failed(page)).toHaveCount(0);
});

test('while an answer is on its way its place is kept, and nothing moves when it comes', async ({ page }) => {
  const views = await pagesThatAsk(page);
  const shifts: Record<string, number> = {};
  for (const { name, path } of views) {
    let answers: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answers = resolve));
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(path);
    await expect(page.locator('[aria-busy=true]').first(), name).toBeVisible();
    expect([name, await violations(page)]).toEqual([name, []]);
    const pulse = HAVE_PULSE.includes(name) ? pulseCame(page) : null;
    answers();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await pulse;
    await page.unroute('**/graphql');
    shifts[name] = await layoutShift(page);
  }
  for (const [name, shift] of Object.entries(shifts)) expect([name, shift < 0.02 || shift]).toEqual([name, true]);
});

/** The pages that show what is live about the archive, too. */
const HAVE_PULSE = ['overview, prerendered', 'overview', 'history', 'archive', 'imports'];

function pulseCame(page: Page): Promise<unknown> {
  return page.waitForResponse((response) => response.request().postData()?.includes('"ArchivePulse"') ?? false);
}

/** What the browser calls the cumulative layout shift of the page so far. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
          resolve(shifts.filter((shift) => !shift.hadRecentInput).reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        // Without a shift nothing is ever told.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
}

test('a late answer to an earlier question never shows', async ({ page }) => {
  await signedIn(page, LISTENER);
  await open(page, '/overview?period=2021');
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const late: string[] = [];
  await page.route('**/graphql', async (route) => {
    const question = route.request().postData() ?? '';
    if (!question.includes('"year":2023')) return route.continue();
    await released;
    late.push(question);
    await route.continue().catch(() => undefined); // the page has given it up: just as well
  });
  const show = page.getByLabel('Show', { exact: true });
  await show.selectOption('2023');
  await expect(page).toHaveURL(/period=2023/);
  await show.selectOption('2022');
  await expect(page).toHaveURL(/period=2022/);
  await settled(page);
  const shown = await figures(page);
  release();
  await expect.poll(() => late.length).toBeGreaterThan(0);
  await page.reload();
  await settled(page);
  expect(shown).toBe(await figures(page));
  await expect(page.getByRole('heading', { level: 1, name: /2022/ })).toBeVisible();
});

/** What the page says about the period at its top. */
const figures = (page: Page) => page.locator('main .dusk').first().innerText();

test('an address with nonsense in it shows the nearest view and says so', async ({ page }) => {
  await signedIn(page, LISTENER);
  const addresses = [
    '/overview?period=2024-13',
    '/top/tracks?period=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E',
    '/top/nothing',
    '/top/artists?by=magic',
    '/top/artists?with=2024-99',
    '/habits?period=1&period=2',
    '/history?search=' + 'x'.repeat(400),
    '/history?on=2024-02-31',
    '/history?period=0000',
  ];
  for (const address of addresses) {
    await open(page, address);
    await expect(page.getByText('This address was not quite right').first(), address).toBeVisible();
    expect([address, await violations(page)]).toEqual([address, []]);
  }
  for (const address of ['/track/nothing', '/artist/%00', '/album/' + 'x'.repeat(500)]) {
    await open(page, address);
    await expect(page.getByRole('heading', { name: /not|no such|unknown|nothing/i }).first(), address).toBeVisible();
    expect([address, await violations(page)]).toEqual([address, []]);
  }
});
