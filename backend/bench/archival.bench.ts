import { join } from 'node:path';
import { runChaos } from '../test/chaos/run';
import type { Bench } from './report';

const PROGRAMS = join(__dirname, '..', '..');
const LISTENERS = 3_000;

/** Listeners archived by two worker processes, when nothing fails and nobody is killed. */
export const bench: Bench = async () => {
  const result = await runChaos({
    programs: PROGRAMS,
    listeners: LISTENERS,
    workers: 2,
    killsPerWorker: 0,
    killAfterMs: 0,
    databaseKills: 0,
    faults: false,
    patienceMs: 10 * 60_000,
  });
  if (result.missing + result.invented + result.doubled > 0) throw new Error('Archiving was not exact.');
  const perSecond = result.polls / result.archivingSeconds;
  return [
    {
      title: 'Archiving',
      columns: ['what', 'how much'],
      rows: [
        ['listeners archived per minute', Math.round(perSecond * 60)],
        ['plays stored per second', Math.round(result.stored / result.archivingSeconds)],
      ],
      note: `${LISTENERS} listeners due at once, 50 new plays each; two workers, the simulated Spotify and PostgreSQL on this machine.`,
    },
  ];
};
