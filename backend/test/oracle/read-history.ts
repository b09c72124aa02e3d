import type { History } from '@audiospective/listening';
import type { ChunkSealer } from '../../src/analytics/history/chunk-sealer';
import { HistoryLoader } from '../../src/analytics/history/history-loader';
import { HistoryStore } from '../../src/analytics/history/history-store';
import type { Database } from '../../src/platform/database/database';
import { loadEnvironment } from '../../src/platform/config/environment';
import { readAnswerVersions } from '../../src/platform/security/answer-versions.query';

const SEALS_NOTHING = { seal: () => undefined } as unknown as ChunkSealer;

/** Reads histories as requests do, from the plays themselves. */
export function historyReader(database: Database): (listenerId: number) => Promise<History> {
  const store = new HistoryStore(new HistoryLoader(database), SEALS_NOTHING, loadEnvironment({}));
  return async (listenerId) => {
    const versions = await readAnswerVersions(database, listenerId);
    if (!versions) throw new Error(`There is no listener ${listenerId}.`);
    return store.load(listenerId, versions);
  };
}
