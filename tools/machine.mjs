// What the tests use of this machine beyond what npm has installed.
import { spawnSync } from 'node:child_process';
import { hasBrowser } from './browser.mjs';

/**
 * @typedef {object} Lack
 * @property {string} sentence what is missing, what that means, and the command that installs it
 * @property {boolean} fatal whether the run fails for it
 */

/** @returns {Lack[]} what is missing; where CI is set, everything has to be there */
export function lackingHere(env = process.env) {
  return [...lackingRedis(env), ...lackingBrowser()];
}

/** @returns {Lack[]} */
function lackingBrowser() {
  const sentence =
    'There is no Chromium or Chrome on this machine: one is fetched for the browser tests. To use another: set CHROMIUM_PATH.';
  return hasBrowser() ? [] : [{ sentence, fatal: false }];
}

/** @returns {Lack[]} */
function lackingRedis(env) {
  if (spawnSync('redis-server', ['--version'], { env, stdio: 'ignore' }).status === 0) return [];
  const fatal = Boolean(env.CI);
  const install = process.platform === 'darwin' ? 'brew install redis' : 'sudo apt-get install redis-server';
  const outcome = fatal ? 'a failure, because CI is set' : 'its suites are skipped';
  return [{ sentence: `There is no redis-server on this machine: ${outcome}. To install it: ${install}`, fatal }];
}
