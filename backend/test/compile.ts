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

/** Where the compiled backend lies for suites that start processes of their own: it holds `backend/…` and `libs/…`. */
export const PROGRAMS = join(ROOT, 'dist', 'chaos');

/** Compiles the backend once for all of them: plain Node programs need JavaScript. */
export function compilePrograms(): void {
  const args = [...SOURCES, '-d', PROGRAMS, '-D', '--config-file', 'backend/.swcrc', '--ignore', '**/*.spec.ts', '-q'];
  execFileSync(process.execPath, [join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js'), ...args], { cwd: ROOT });
}
