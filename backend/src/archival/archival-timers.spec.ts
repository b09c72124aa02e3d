import { Logger } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { setImmediate as turn } from 'node:timers/promises';
import { loadEnvironment } from '../platform/config/environment';
import { ArchivalTimers } from './archival-timers';
import type { Planner } from './planner';
import type { SlotLedger } from './slot-ledger';
import type { SpotifyLimiter } from './spotify/spotify-limiter';

const SECONDS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60];

describe('ArchivalTimers', () => {
  let registry: SchedulerRegistry;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => (registry = new SchedulerRegistry()));
  afterEach(() => registry.getCronJobs().forEach((_, name) => registry.deleteCronJob(name)));

  function start(settings: NodeJS.ProcessEnv, plan: () => Promise<void> = async () => undefined): void {
    const prune = async () => undefined;
    const ledger = { prune } as unknown as SlotLedger;
    const limiter = { prune } as unknown as SpotifyLimiter;
    const timers = new ArchivalTimers({ plan } as Planner, ledger, limiter, registry, loadEnvironment(settings));
    timers.onApplicationBootstrap();
  }

  it.each(SECONDS)('plans every %i s, over the turn of the minute too', (seconds) => {
    start({ PLANNER_SECONDS: String(seconds) });
    const times = registry.getCronJob('archival.plan').nextDates(62);
    const gaps = times.slice(1).map((time, i) => time.toMillis() - times[i]!.toMillis());
    expect(new Set(gaps)).toEqual(new Set([seconds * 1000]));
  });

  it('clears away every hour', () => {
    start({});
    for (const name of ['archival.prune-slots', 'archival.prune-usage']) {
      const [one, next] = registry.getCronJob(name).nextDates(2);
      expect(next!.toMillis() - one!.toMillis()).toBe(3_600_000);
    }
  });

  it('plans at once, never twice at a time, and goes on after a failure', async () => {
    const rounds: PromiseWithResolvers<void>[] = [];
    start({ PLANNER_SECONDS: '60' }, () => {
      const round = Promise.withResolvers<void>();
      rounds.push(round);
      return round.promise;
    });
    const job = registry.getCronJob('archival.plan');
    void job.stop();
    await job.fireOnTick();
    expect(rounds).toHaveLength(1);
    rounds[0]?.reject(new Error('no'));
    await turn();
    void job.fireOnTick();
    expect(rounds).toHaveLength(2);
    rounds[1]?.resolve();
  });

  it('leaves the work to others in the role web', () => {
    start({ ROLE: 'web' });
    expect(registry.getCronJobs().size).toBe(0);
  });
});
