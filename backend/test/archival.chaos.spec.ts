import { Logger } from '@nestjs/common';
import { runChaos } from './chaos/run';
import { PROGRAMS } from './compile';

/** Only ends what hangs: how long it takes is up to the machine. */
const PATIENCE_MS = 600_000;
const LISTENERS = 500;
const PLAYS = 50 * LISTENERS;
const WORKERS = 2;
const KILLS = 10;

/** A start takes about a second, and PostgreSQL recovers within a few: so often may a worker try in vain. */
const VAIN_STARTS = 5;

/** A kill may lose the replies to the refreshes that a process makes at the same time, no others. */
const REFRESHES_AT_A_TIME = 4;

describe('archiving under fire', () => {
  it(
    'stores every play once and does every slot once, while Spotify fails and processes and database are killed',
    async () => {
      Logger.overrideLogger(false);
      const result = await runChaos({
        programs: PROGRAMS,
        listeners: LISTENERS,
        workers: WORKERS,
        killsPerWorker: KILLS,
        killAfterMs: 500,
        databaseKills: 1,
        patienceMs: PATIENCE_MS,
      });
      expect(result).toMatchObject({
        served: PLAYS,
        stored: PLAYS,
        missing: 0,
        invented: 0,
        openSlots: 0,
        doubled: 0,
        databaseKills: 1,
        crashes: 0,
      });
      expect(Math.min(...result.workerKills)).toBeGreaterThanOrEqual(KILLS);
      expect(result.failedStarts).toBeLessThanOrEqual(WORKERS * VAIN_STARTS);
      expect(result.refreshes).toBeGreaterThanOrEqual(LISTENERS / 5);
      expect(result.signedInAgain).toBeLessThanOrEqual(REFRESHES_AT_A_TIME * WORKERS * (KILLS + 1));
    },
    PATIENCE_MS + 30_000,
  );
});
