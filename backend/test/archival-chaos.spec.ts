import { Logger } from '@nestjs/common';
import { runChaos } from './chaos/run';
import { compilePrograms } from './compile';

const PATIENCE_MS = 150_000;

describe('archiving under fire', () => {
  it(
    'stores every play once and does every slot once, while Spotify fails and processes and database are killed',
    async () => {
      Logger.overrideLogger(false);
      const result = await runChaos({
        programs: compilePrograms('chaos'),
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
