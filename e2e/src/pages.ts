import { expect, type Page } from '@playwright/test';
import { ask } from './product';

/** An address of every page that a listener has. */
export interface ListenerPage {
  name: string;
  path: string;
}

type Ids = Record<'tracks' | 'artists' | 'albums', { edges: { node: { id: string } }[] }>;

/** Every page of the signed-in listener; the pages of items are those of their most played ones. */
export async function everyPage(page: Page): Promise<ListenerPage[]> {
  const { viewer } = await ask<{ viewer: { stats: Ids } }>(
    page,
    `{ viewer { stats(period: { preset: ALL_TIME }) {
      tracks: topTracks(first: 1) { edges { node { id } } }
      artists: topArtists(first: 1) { edges { node { id } } }
      albums: topAlbums(first: 1) { edges { node { id } } }
    } } }`,
  );
  const item = (kind: keyof Ids, path: string): ListenerPage[] =>
    viewer.stats[kind].edges.map(({ node }) => ({ name: path, path: `/${path}/${encodeURIComponent(node.id)}` }));
  return [...LISTS, ...item('tracks', 'track'), ...item('artists', 'artist'), ...item('albums', 'album')];
}

const LISTS: readonly ListenerPage[] = [
  { name: 'overview, prerendered', path: '/overview' },
  { name: 'overview', path: '/overview?period=all-time' },
  { name: 'top tracks', path: '/top/tracks?period=all-time' },
  { name: 'top artists', path: '/top/artists?period=2024&by=time' },
  { name: 'top albums', path: '/top/albums?period=2024&with=2023' },
  { name: 'top genres', path: '/top/genres?period=all-time' },
  { name: 'habits', path: '/habits?period=all-time' },
  { name: 'history', path: '/history' },
  { name: 'archive', path: '/archive' },
  { name: 'imports', path: '/imports' },
  { name: 'settings', path: '/settings' },
  { name: 'not found', path: '/nowhere' },
];

/** Opens a page, waits until everything that it asked for is there, and goes through it once: then all of it is drawn. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // Endless lists grow on the way; the first screens of them are enough.
    for (let screen = 1; screen <= 6 && scrollY + innerHeight < document.documentElement.scrollHeight; screen++) {
      scrollTo(0, screen * innerHeight);
      await nextFrame();
      await nextFrame();
    }
    scrollTo(0, 0);
    await nextFrame();
  });
  await settled(page);
}

/** Waits until a page has its heading and nothing in it stands in for something else. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}
