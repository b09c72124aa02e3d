import { Logger } from '@nestjs/common';
import { ChunkSealer } from '../src/analytics/history/chunk-sealer';
import { HistoryLoader } from '../src/analytics/history/history-loader';
import { HistoryStore } from '../src/analytics/history/history-store';
import { Clock } from '../src/platform/clock';
import { loadEnvironment } from '../src/platform/config/environment';
import type { Database } from '../src/platform/database/database';
import { readAnswerVersions } from '../src/platform/security/answer-versions.query';

/** One process's worth of histories over a database. */
export function historiesOf(database: Database, clock = new Clock(), settings: NodeJS.ProcessEnv = {}) {
  Logger.overrideLogger(false);
  const sealer = new ChunkSealer(database, clock);
  const loader = new HistoryLoader(database);
  const store = new HistoryStore(loader, sealer, loadEnvironment(settings));
  /** As a request that comes in now would get it. */
  const load = async (listenerId: number) => {
    const versions = await readAnswerVersions(database, listenerId);
    return store.load(listenerId, versions!);
  };
  return { sealer, loader, store, load };
}
