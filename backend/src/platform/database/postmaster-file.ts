import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes of itself into `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** True once the server accepts connections. */
  ready: boolean;
}

/** Reads `postmaster.pid` of a data folder; null when there is none, or it is not complete yet. */
export function readPostmaster(folder: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : null;
}

/** Whether process `pid` is a PostgreSQL server on this data folder, and not some other process that got its number. */
export function isServerOf(folder: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(folder);
  if (process.platform === 'win32') return true;
  return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes('postgres');
}

/** A zombie has no working folder any more, so it does not count as a server. */
function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
