import { expect } from '@playwright/test';
import { ask, importEnded, signIn, test } from './product';

const LISTENER = 'Wren Tallowby';

test('a newcomer signs in to the demo and sees years of history and what was played just now', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Demo: simulated Spotify').first()).toBeVisible();
  await signIn(page, LISTENER);
  expect(await importEnded(page)).toBe('DONE');

  await page.goto('/overview?period=all-time');
  const top = page.getByRole('region', { name: 'Top tracks' });
  await expect(top.getByRole('listitem').first()).toBeVisible();
  type Totals = { viewer: { stats: { totals: { plays: number } }; archive: { firstPlayedAt: string } } };
  const { viewer } = await ask<Totals>(
    page,
    '{ viewer { archive { firstPlayedAt } stats(period: { preset: ALL_TIME }) { totals { plays } } } }',
  );
  expect(viewer.stats.totals.plays).toBeGreaterThan(20_000);
  expect(Number(viewer.archive.firstPlayedAt.slice(0, 4))).toBeLessThan(2020);

  type Plays = { viewer: { plays: { edges: { node: { sources: string[]; playedAt: string } }[] } } };
  const { viewer: recent } = await ask<Plays>(
    page,
    '{ viewer { plays(first: 5) { edges { node { sources playedAt } } } } }',
  );
  expect(recent.plays.edges.flatMap(({ node }) => node.sources)).toContain('POLL');
});

test('a new play appears on the open page by itself', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, 'Mirabel Okonda');
  await importEnded(page);
  await page.reload();
  const recent = page.getByRole('region', { name: 'Recent plays' });
  const newest = () => recent.getByRole('listitem').first().locator('time').getAttribute('datetime');
  await expect(recent.getByRole('listitem').first()).toBeVisible();
  const before = await newest();
  await expect.poll(newest, { timeout: 150_000 }).not.toBe(before);
});

test('the start page is whole without the application, and takes the time zone along', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto('/');
  const { searchParams } = new URL(
    (await page.getByRole('link', { name: 'Sign in with Spotify' }).getAttribute('href')) ?? '',
    page.url(),
  );
  expect(Object.fromEntries(searchParams)).toEqual({ returnTo: '/overview', timeZone: 'Europe/Berlin' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await page.locator('script[type=module]').count()).toBe(0);
  expect(scripts).toEqual(['/theme.js', '/start-page.js']);
});

test('who refuses is told so and stays a stranger', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in with Spotify' }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByText(/refused|not connected|declined|said no/i).first()).toBeVisible();
  expect(await ask(page, '{ viewer { id } }')).toEqual({ viewer: null });
});

test('signing out ends the session', async ({ page }) => {
  await signIn(page, LISTENER);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in with Spotify' })).toBeVisible();
  expect(await ask(page, '{ viewer { id } }')).toEqual({ viewer: null });
});

test('the period lives in the address: by keyboard, after a reload, and back', async ({ page }) => {
  await signIn(page, LISTENER);
  await page.goto('/overview?period=2024');
  await expect(page.getByRole('heading', { level: 1, name: /2024/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /2024/ })).toBeVisible();
  await page.goto('/overview?period=nonsense');
  await expect(page.getByText('There is no such period')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /2024/ })).toBeVisible();
});
