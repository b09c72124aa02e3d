// `npm run lighthouse`: measures the signed-out page and the overview of the demo as a slow phone sees them, five times
// each, and prints the medians beside what they should be.
import { chromium } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { findBrowser } from './browser.mjs';
import { importsEnded, signIn, startProduct } from './product.mjs';
import { sentence } from './run.mjs';

const PORT = 4330;
const RUNS = 5;
const CHROME_FLAGS = ['--headless=new', '--disable-background-networking', '--disable-sync'];
const score = (id, least) => ({
  name: id,
  of: ({ categories }) => Math.round(categories[id].score * 100),
  show: String,
  met: (value) => value >= least,
  target: `≥ ${least}`,
});
const timing = (id, most, unit) => ({
  name: id,
  of: ({ audits }) => audits[id].numericValue,
  show: (value) => (unit === 'ms' ? `${Math.round(value)} ms` : value.toFixed(3)),
  met: (value) => value <= most,
  target: `≤ ${most}${unit === 'ms' ? ' ms' : ''}`,
});
const MEASURES = [
  score('performance', 95),
  score('accessibility', 100),
  score('best-practices', 100),
  score('seo', 100),
  timing('largest-contentful-paint', 2_000, 'ms'),
  timing('cumulative-layout-shift', 0.02, ''),
  timing('total-blocking-time', 150, 'ms'),
];

const browserHere = await findBrowser();
if (!browserHere.chromiumSandbox) CHROME_FLAGS.push('--no-sandbox');
const product = await startProduct(PORT);
let missed = 0;
try {
  const cookie = await cookieOfDemo();
  const rows = [...(await measure('Signed out', '/', {})), ...(await measure('Overview', '/overview', { cookie }))];
  console.log(['', '| page | measure | median | target |', '| --- | --- | --- | --- |', ...rows].join('\n'));
} finally {
  await product.stop();
}
process.exit(missed > 0 ? 1 : 0);

/** Lighthouse brings its own browser; it is signed in by the cookie of this one. */
async function cookieOfDemo() {
  const browser = await chromium.launch(browserHere);
  try {
    const page = await browser.newPage();
    await signIn(page, product.origin);
    await importsEnded(page, product.origin);
    const cookies = await page.context().cookies();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

async function measure(name, path, extraHeaders) {
  const reports = [];
  for (let run = 0; run < RUNS; run++) {
    const chrome = await launch({ chromePath: browserHere.executablePath, chromeFlags: CHROME_FLAGS });
    try {
      /** @type {import('lighthouse').Flags} */
      const options = { port: chrome.port, output: 'json', logLevel: 'error', extraHeaders };
      const result = await lighthouse(product.origin + path, options);
      if (!result) throw new Error(`Lighthouse has nothing to say of ${name}.`);
      reports.push(result.lhr);
    } finally {
      chrome.kill();
    }
    sentence(`${name}: ${run + 1} of ${RUNS}`);
  }
  const [first] = reports;
  if (first) explain(name, first);
  return MEASURES.map(({ name: measure, of, show, met, target }) => {
    const median = reports.map(of).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
    if (!met(median)) missed++;
    return `| ${name} | ${measure} | ${show(median)}${met(median) ? '' : ' **missed**'} | ${target} |`;
  });
}

/** Names the audits that cost points, so that a miss says what to do. */
function explain(name, { categories, audits }) {
  for (const category of Object.values(categories)) {
    for (const { id, weight } of category.auditRefs) {
      const { score: points, title, displayValue = '' } = audits[id];
      if (weight > 0 && points !== null && points < 1)
        sentence(`${name}, ${category.id}: ${title} ${displayValue} (${points})`);
    }
  }
}
