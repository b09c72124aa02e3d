// Small helpers of the scripts in this folder.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The workspace's own programs before everything else that the machine may have. */
export const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;

/**
 * How Node runs the product. An import makes gigabytes of short-lived objects; with a smaller nursery, and an old space that is
 * swept when it has grown by half instead of fourfold, they cost 100 MB less. There is no limit that a large import could hit.
 */
export const runtimeFlags = ['--enable-source-maps', '--max-semi-space-size=16', '--heap-growing-percent=50'];

/** Says something to the person in front of the terminal. */
export function sentence(text) {
  console.log(`[audiospective] ${text}`);
}

/**
 * Runs a program of the workspace; resolves to its exit code and, when quiet, to what it printed. Whoever ends this process ends the
 * program: what comes from the terminal reaches it by itself, and this process waits for its last words.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NX_NO_CLOUD: 'true', NX_DAEMON: 'false', ...env, PATH: path },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    const wait = () => undefined;
    const end = () => child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGHUP', wait).on('SIGTERM', end);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('exit', (code) => {
      process.off('SIGINT', wait).off('SIGHUP', wait).off('SIGTERM', end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * npm dies of a signal without passing it on.
 * @param {() => void} end is called when the process that started this one is gone
 */
export function endWithParent(end) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}
