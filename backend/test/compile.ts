import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SOURCES = [
  'backend/src',
  'backend/test',
  'libs/period/src',
  'libs/listening/src',
  'libs/streaming-history/src',
  'libs/spotify-simulator/src',
  'libs/contract',
];

/**
 * Compiles the backend for suites that start processes of their own: plain Node programs need JavaScript.
 * Answers the folder that holds `backend/…` and `libs/…`; each suite names its own.
 */
export function compilePrograms(name: string): string {
  const folder = join(ROOT, 'dist', name);
  const args = [...SOURCES, '-d', folder, '-D', '--config-file', 'backend/.swcrc', '--ignore', '**/*.spec.ts', '-q'];
  execFileSync(process.execPath, [join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js'), ...args], { cwd: ROOT });
  return folder;
}
