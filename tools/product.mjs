// The built product with its demo, on a folder of its own: for the tools that look at it from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, run } from './run.mjs';

/** Builds the product. @throws Error with what was printed, when that fails */
export async function buildProduct() {
  const { code, output } = await run('nx', ['run-many', '-t', 'build'], { quiet: true });
  if (code !== 0) throw new Error(`The product could not be built.\n${output}`);
}

/**
 * Builds the product and starts it on `port` (its simulated Spotify on the one after).
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>} once it is ready
 */
export async function startProduct(port) {
  await buildProduct();
  return startBuilt(root, { port });
}

/**
 * Starts the built product of a checkout on `port` (its simulated Spotify on the one after), with these settings.
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>} once it is ready
 */
export async function startBuilt(checkout, { port, env = {} }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-'));
  const product = spawn(process.execPath, [join(checkout, 'dist/backend/backend/src/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      SIMULATOR_PORT: String(port + 1),
      DATA_DIR: dataDir,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      ...env,
    },
    cwd: checkout,
    stdio: 'inherit',
  });
  const ended = once(product, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    product.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  while (!(await fetch(`${origin}/health/ready`).catch(() => null))?.ok) {
    if (product.exitCode !== null) throw new Error('The product did not start.');
    await sleep(200);
  }
  return { origin, stop };
}

/** Signs the browser's listener in to the demo and waits until their history is in the archive. */
export async function signIn(page, origin) {
  await page.goto(origin);
  await page
    .getByRole('link', { name: /Sign in/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(/overview/);
}

const OPEN_STATES = ['WAITING', 'READING', 'WRITING', 'UNDOING'];

/** Waits until the signed-in listener has imports and none of them has anything left to do. */
export async function importsEnded(page, origin) {
  for (;;) {
    const { viewer } = await askAs(page, origin, '{ viewer { imports(first: 1) { edges { node { state } } } } }');
    const [newest] = viewer.imports.edges;
    if (newest && !OPEN_STATES.includes(newest.node.state)) return;
    await sleep(500);
  }
}

/** Asks the API in the name of whoever is signed in to the page's browser; answers the data. */
export async function askAs(page, origin, query) {
  const headers = { 'x-audiospective': '1', origin };
  const response = await page.request.post(`${origin}/graphql`, { data: { query }, headers });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
