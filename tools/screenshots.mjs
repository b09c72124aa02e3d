// `npm run screenshots`: pictures of all pages of the demo, light, dark and phone, into docs/screenshots, and from them the
// pictures of the start page, into frontend/public/pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { importsEnded, startProduct } from './product.mjs';
import { root, sentence } from './run.mjs';

const VIEWS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
];
/** What the start page shows of the overview: from where on, and as large as it is told there. */
const START_PAGE = [
  { name: 'overview', start: 'main h1', viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1, quality: 0.72 },
  { name: 'phone', start: '#albums-title', viewport: { width: 360, height: 360 }, deviceScaleFactor: 2, quality: 0.6 },
];
const PERIOD = 'period=last-6-months';
/** Endless lists end here, in CSS pixels. */
const TALLEST = 3_600;
const QUALITY = 0.7;
/** What stays below the last of a page, in CSS pixels. */
const MARGIN = 32;

const folder = resolve(root, process.argv[2] ?? 'docs/screenshots');
const pictures = join(root, 'frontend', 'public', 'pictures');
mkdirSync(folder, { recursive: true });
mkdirSync(pictures, { recursive: true });
const { origin, stop } = await startProduct(4320);
const browser = await chromium.launch(await findBrowser());
try {
  const session = await firstMinute();
  const pages = await pagesOf(session);
  for (const view of VIEWS) await shootPages(view, session, pages);
  for (const view of START_PAGE) await shootStartPage(view, session);
} finally {
  await browser.close();
  await stop();
}

async function open(view, storageState) {
  const look = { reducedMotion: 'reduce', timezoneId: 'Europe/Berlin', locale: 'en-GB', serviceWorkers: 'block' };
  const context = await browser.newContext({ ...look, ...view, storageState });
  return context.newPage();
}

/** Signs in as the demo's first listener and waits until their history and its covers are in. */
async function firstMinute() {
  for (const view of VIEWS) {
    const page = await open(view);
    await page.goto(origin);
    await shoot(page, `welcome-${view.name}`);
    await page.context().close();
  }
  const page = await open(VIEWS[0]);
  await page.goto(origin);
  await page.getByRole('link', { name: 'Sign in with Spotify' }).first().click();
  await shoot(page, 'sign-in-light');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(/overview/);
  await shoot(page, 'first-minute-light');
  await importsEnded(page, origin);
  await sleep(20_000); // covers of the most played tracks arrive
  return page.context().storageState();
}

/** Every page by the name of its picture; those of items show the listener's favourites. */
async function pagesOf(session) {
  const page = await open(VIEWS[0], session);
  await settle(page, `/overview?period=all-time`);
  const first = async (kind) => page.locator(`main a[href^="/${kind}/"]`).first().getAttribute('href');
  const items = { track: await first('track'), artist: await first('artist'), album: await first('album') };
  await page.context().close();
  return {
    overview: `/overview?${PERIOD}`,
    'top-tracks': `/top/tracks?${PERIOD}`,
    'top-artists': `/top/artists?${PERIOD}`,
    'top-albums': `/top/albums?${PERIOD}`,
    habits: '/habits?period=last-12-months',
    history: '/history',
    ...items,
    archive: '/archive',
    imports: '/imports',
    settings: '/settings',
  };
}

async function shootPages(view, session, pages) {
  const page = await open(view, session);
  for (const [title, path] of Object.entries(pages)) {
    await settle(page, path);
    await shoot(page, `${title}-${view.name}`);
  }
  await page.context().close();
}

/** Until the answer and the covers are there. */
async function settle(page, path) {
  await page.goto(origin + path);
  await page.waitForLoadState('networkidle');
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  await coversOf(page);
}

async function coversOf(page) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.waitForLoadState('networkidle');
}

/** The whole page as one picture: the screen is made as tall as the page, so that all of it is drawn. */
async function shoot(page, title) {
  const screen = page.viewportSize();
  await stretch(page);
  const { width, height } = page.viewportSize();
  const bottom = await page.evaluate(() => {
    const parts = [...(document.querySelector('main') ?? document.body).children];
    return Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
  });
  const clip = { x: 0, y: 0, width, height: Math.min(height, bottom + MARGIN) };
  await save(join(folder, `${title}.webp`), await page.screenshot({ clip }), QUALITY);
  await page.setViewportSize(screen);
}

async function stretch(page) {
  for (let grown = true; grown;) {
    await page.waitForLoadState('networkidle');
    const wanted = await page.evaluate(() => document.documentElement.scrollHeight);
    const { width, height } = page.viewportSize();
    grown = wanted > height && height < TALLEST;
    if (grown) await page.setViewportSize({ width, height: Math.min(wanted, TALLEST) });
  }
  await coversOf(page);
}

async function shootStartPage({ name, start, quality, ...view }, session) {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open({ ...view, colorScheme }, session);
    await settle(page, '/overview?period=2025');
    await stretch(page);
    await page.setViewportSize(view.viewport);
    const box = await page.locator(start).boundingBox();
    await page.evaluate((top) => scrollTo(0, top), (box?.y ?? 0) - 16);
    await coversOf(page);
    await save(join(pictures, `${name}-${colorScheme}.webp`), await page.screenshot(), quality);
    await page.context().close();
  }
}

/** The browser makes WebP of what it showed: nothing else has to be installed for it. */
async function save(path, png, quality) {
  const page = await open({});
  const webp = await page.evaluate(toWebp, { png: png.toString('base64'), quality });
  await page.context().close();
  const bytes = Buffer.from(webp, 'base64');
  writeFileSync(path, bytes);
  sentence(`${relative(root, path)}: ${(bytes.length / 1000).toFixed(0)} kB`);
}

/** Runs in the browser. */
async function toWebp({ png, quality }) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
}
