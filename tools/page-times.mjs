// `npm run page-times [-- --against <folder>]`: how long a listener waits from a click until the numbers are there, in a real
// browser, with 20,000 and with 500,000 plays; writes docs/page-times.md. With the folder of another built checkout, both are
// measured in turns and compared.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { askAs, buildProduct, importsEnded, startBuilt } from './product.mjs';
import { root, sentence } from './run.mjs';

const PORT = 4_340;
const ROUNDS = 9;
/** Asks nothing and looks like none of the measured pages. */
const NEUTRAL = '/nowhere';
const LISTENERS = [20_000, 500_000].map((plays) => ({
  id: `listener-${plays}`,
  displayName: `${plays.toLocaleString('en')} plays`,
  plays,
  profile: 'heavy',
  timeZone: 'Europe/Berlin',
  country: 'DE',
}));
/** Addresses of what is measured, by month. */
const VIEWS = {
  overview: (month) => `/overview?period=${month}`,
  'top tracks': (month) => `/top/tracks?period=${month}`,
  artist: (month, artist) => `/artist/${encodeURIComponent(artist)}?period=${month}`,
  search: (month) => `/history?period=${month}&search=a`,
};
/** What is known before the click: nothing anywhere, the answer at the server, the answer in this tab. */
const KINDS = ['nothing known', 'known to the server', 'known to the tab'];

const against = readAgainst();
await buildProduct();
const folder = mkdtempSync(join(tmpdir(), 'audiospective-page-times-'));
const browser = await chromium.launch(await findBrowser());
const sides = [];
try {
  for (const [index, checkout] of [root, ...(against ? [against] : [])].entries())
    sides.push(await startSide(checkout, PORT + 10 * index));
  const tables = [];
  for (const listener of LISTENERS) tables.push(await measure(listener));
  const page = [title(), ...tables].join('\n\n');
  console.log(page);
  writeFileSync(join(root, 'docs/page-times.md'), `${page}\n`);
} finally {
  await browser.close();
  for (const { product } of sides) await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The checkout to compare with; undefined when none is named. */
function readAgainst() {
  const index = process.argv.indexOf('--against');
  return index < 0 ? undefined : resolve(process.argv[index + 1] ?? '');
}

/** A product with the listeners of this measurement, who have signed in and whose histories are in the archive. */
async function startSide(checkout, port) {
  const file = join(folder, 'listeners.json');
  writeFileSync(file, JSON.stringify(LISTENERS));
  const env = { SIMULATOR_LISTENERS_FILE: file, SIMULATOR_LIVE: 'no', RATE_LIMIT: '1000000' };
  const product = await startBuilt(checkout, { port, env });
  const sessions = {};
  for (const listener of LISTENERS) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(product.origin);
    await page
      .getByRole('link', { name: /Sign in/ })
      .first()
      .click();
    await page.getByLabel(listener.displayName).first().check();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(/overview/);
    await importsEnded(page, product.origin);
    sessions[listener.id] = { state: await page.context().storageState(), ...(await knownOf(page, product.origin)) };
    await page.context().close();
    sentence(`${listener.displayName} are in the archive of ${checkout}`);
  }
  return { product, sessions };
}

/** The listener's first artist, and months in which something was played, the newest first. */
async function knownOf(page, origin) {
  const query = `{ viewer { stats(period: { preset: ALL_TIME }) {
    topArtists(first: 1) { edges { node { id } } } timeline(by: MONTH) { starts plays } } } }`;
  const { viewer } = await askAs(page, origin, query);
  const { topArtists, timeline } = viewer.stats;
  const months = timeline.starts.filter((_, index) => timeline.plays[index] > 50).map((start) => start.slice(0, 7));
  return { artist: topArtists.edges[0].node.id, months: months.reverse().slice(1) };
}

/** Medians of all rounds as a table of Markdown; the two sides take turns. */
async function measure(listener) {
  const times = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(VIEWS)) {
      for (const side of round % 2 ? sides : [...sides].reverse()) {
        const visited = await visit(side, listener, { name, round });
        visited.forEach((ms, kind) => add(times, [name, kind, sides.indexOf(side)].join(), ms));
      }
    }
    sentence(`${listener.displayName}: round ${round + 1} of ${ROUNDS}`);
  }
  const columns = ['page', 'what is known', 'ms: median', ...(against ? ['before', 'of before'] : [])];
  const rows = Object.keys(VIEWS).flatMap((name) =>
    KINDS.map((known, kind) => {
      const [now, before] = sides.map((_, side) => median(times.get([name, kind, side].join())));
      return [name, known, now.toFixed(0), ...(against ? [before.toFixed(0), (now / before).toFixed(2)] : [])];
    }),
  );
  const lines = [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${listener.displayName}`, lines.join('\n')].join('\n\n');
}

/** One round of a page: how long it takes in each of KINDS, in ms. */
async function visit({ product, sessions }, listener, { name, round }) {
  const { state, artist, months } = sessions[listener.id];
  const [warm, ...others] = months;
  const context = await browser.newContext({ storageState: state, serviceWorkers: 'block', locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const open = async () => {
      await page.goto(product.origin + NEUTRAL);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await clickTo(page, VIEWS[name](warm, artist)); // brings the code of the page
      await clickTo(page, NEUTRAL);
    };
    const measured = VIEWS[name](others[round % others.length], artist);
    await open();
    const first = await clickTo(page, measured);
    await clickTo(page, NEUTRAL);
    const inTab = await clickTo(page, measured);
    await open();
    const atServer = await clickTo(page, measured);
    return [first, atServer, inTab];
  } finally {
    await context.close();
  }
}

/** Goes to an address as a link does, without loading the page anew; ms until its heading and everything in it stand there. */
function clickTo(page, path) {
  return page.evaluate(async (address) => {
    const heading = () => document.querySelector('main h1')?.textContent;
    const former = heading();
    const started = performance.now();
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const isThere = heading() !== undefined && heading() !== former;
      if (isThere && !document.querySelector('[aria-busy=true]')) return performance.now() - started;
      if (performance.now() - started > 20_000) throw new Error(`${address} does not come.`);
    }
  }, path);
}

function add(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function title() {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  return `# From a click to the numbers

Written by \`npm run page-times\` on ${day}: ${machine}. The browser, the server and PostgreSQL share the machine; the code of the page has been
loaded, each month is asked for the first time in each round. What counts are ratios within one run.`;
}
