// A folder for all temporary files of a run, with nothing left of it or of the databases in it when the run is over.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns {{ path: string, remove: () => void }} */
export function ownFolder() {
  const path = mkdtempSync(join(tmpdir(), 'audiospective-run-'));
  const remove = () => {
    endDatabases(path);
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  return { path, remove };
}

/**
 * A PostgreSQL outlives the process that started it, so that the product can be restarted; one of a test that was cut off would
 * run for ever.
 * @param {string} folder
 */
function endDatabases(folder) {
  for (const file of globSync('**/postmaster.pid', { cwd: folder })) {
    const pid = Number(readFileSync(join(folder, file), 'utf8').split('\n')[0]);
    if (commandOf(pid).includes(folder)) process.kill(pid, 'SIGQUIT');
  }
}

/**
 * Small systems have no ps, others have no /proc.
 * @param {number} pid
 */
function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
