import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { runChaos } from './chaos/run';

const ROOT = join(__dirname, '..', '..');
const PROGRAMS = join(ROOT, 'dist', 'chaos');
const SOURCES = [
  'backend/src',
  'backend/test',
  'libs/period/src',
  'libs/streaming-history/src',
  'libs/spotify-simulator/src',
];
const PATIENCE_MS = 150_000;

/** Worker processes are plain Node programs: they need JavaScript. */
function compile(): void {
  const args = [...SOURCES, '-d', PROGRAMS, '--config-file', 'backend/.swcrc', '--ignore', '**/*.spec.ts', '-q'];
  execFileSync(process.execPath, [join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js'), ...args], { cwd: ROOT });
}

describe('archiving under fire', () => {
  it(
    'stores every play once and does every slot once, while Spotify fails and processes and database are killed',
    async () => {
      Logger.overrideLogger(false);
      compile();
      const result = await runChaos({
        programs: PROGRAMS,
        listeners: 500,
        workers: 2,
        killsPerWorker: 10,
        killAfterMs: 500,
        databaseKills: 1,
        patienceMs: PATIENCE_MS,
      });
      expect(result).toMatchObject({
        served: 25_000,
        stored: 25_000,
        missing: 0,
        invented: 0,
        openSlots: 0,
        doubled: 0,
        databaseKills: 1,
      });
      expect(Math.min(...result.workerKills)).toBeGreaterThanOrEqual(10);
    },
    PATIENCE_MS + 30_000,
  );
});
