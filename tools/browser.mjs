// Finds a Chromium for the browser tests; installs Playwright's own where there is none.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run, sentence } from './run.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {Promise<string | null>} the path of a browser, or null when none could be had (the reason was said). */
export async function findBrowser() {
  const places = [process.env.CHROMIUM_PATH, ...USUAL_PLACES, chromium.executablePath()];
  const found = places.find((place) => place && existsSync(place));
  if (found) return found;
  sentence('No Chromium found; installing one for the tests.');
  await run('playwright', ['install', '--with-deps', 'chromium']);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  sentence('The browser tests need Chromium or Chrome. Install it, or set CHROMIUM_PATH to one.');
  return null;
}
