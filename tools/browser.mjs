// Finds a Chromium for the tools and tests that need one: the machine's own, else the one that came with npm.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { root, run, sentence } from './run.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** The packed browser of npm: a Linux program for x64. */
const PACKED_RUNS_HERE = process.platform === 'linux' && process.arch === 'x64';
const PROBE_MS = 60_000;

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {boolean} chromiumSandbox whether the browser's own sandbox works for this user on this machine
 */

/**
 * A browser in the words of Playwright's `launch`. Nothing is installed that would need the rights of root.
 * @returns {Promise<Browser>}
 * @throws {Error} when none could be had, with what to do
 */
export async function findBrowser() {
  const executablePath = onThisMachine() ?? (PACKED_RUNS_HERE ? await unpacked() : await downloaded());
  if (!starts(executablePath, ['--version'])) throw new Error(`${executablePath} does not start. ${WHAT_TO_DO}`);
  return { executablePath, chromiumSandbox: hasSandbox(executablePath) };
}

const WHAT_TO_DO = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one.';

/** @returns {boolean} whether a browser is at hand, so that none has to be fetched over the network */
export function hasBrowser() {
  return PACKED_RUNS_HERE || onThisMachine() !== undefined;
}

/** @returns {string | undefined} the path of a browser that somebody has installed */
function onThisMachine() {
  const places = [process.env.CHROMIUM_PATH, ...USUAL_PLACES, chromium.executablePath()];
  return places.find((place) => place && existsSync(place));
}

async function downloaded() {
  sentence('No Chromium found; fetching one for the tests.');
  await run('playwright', ['install', 'chromium']);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error(`The tests of pages need a browser. ${WHAT_TO_DO}`);
}

/** Root has no sandbox to step into, and in many containers nobody has. */
function hasSandbox(path) {
  return process.getuid?.() !== 0 && starts(path, ['--headless', '--dump-dom', 'about:blank']);
}

function starts(path, args) {
  const profile = mkdtempSync(join(tmpdir(), 'audiospective-browser-'));
  try {
    const options = { stdio: /** @type {const} */ ('ignore'), timeout: PROBE_MS };
    return spawnSync(path, [...args, `--user-data-dir=${profile}`], options).status === 0;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Unpacks the browser of npm, once per checkout. The package would use one name in the folder for temporary files for
 * everybody; two runs at once must not share a half-written browser, so it goes into a folder of its own and is moved when whole.
 */
async function unpacked() {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const cache = join(root, 'node_modules', '.cache', 'chromium');
  const folder = join(cache, version);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(join(cache, 'unpacking-'));
    try {
      await unpackInto(unfinished, join(home, 'bin'));
      writeStarter(unfinished, folder);
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(folder)) throw error; // otherwise another run was faster
    }
  }
  return join(folder, 'start');
}

async function unpackInto(folder, packed) {
  const { default: packedChromium, inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder; // where the package unpacks to
  try {
    await packedChromium.executablePath(packed);
    await inflate(join(packed, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** A program that starts the browser unpacked in `from`, which will lie in `to`, with what the system may lack. */
function writeStarter(from, to) {
  const lacksLibraries = !starts(join(from, 'chromium'), ['--version']);
  writeFileSync(
    join(from, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(to, 'fonts')}</dir>
  <cachedir>${join(to, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  const libraries = `export LD_LIBRARY_PATH="${join(to, 'al2023', 'lib')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"\n`;
  writeFileSync(
    join(from, 'start'),
    `#!/bin/sh
${lacksLibraries ? libraries : ''}export FONTCONFIG_FILE="${join(to, 'fonts.conf')}"
exec "${join(to, 'chromium')}" "$@"
`,
    { mode: 0o755 },
  );
}
