import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { History } from '@audiospective/listening';
import { ConcurrencyLimit } from '../../platform/concurrency-limit';
import { Environment } from '../../platform/config/environment';
import { ApplicationError } from '../../platform/errors/application-error';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { AnswerVersions } from '../../platform/security/signed-in';
import { ChunkSealer } from './chunk-sealer';
import { HistoryLoader, type LoadedHistory } from './history-loader';
import { sizeOf } from './history-size';

const MEGABYTE = 1024 * 1024;

/** Loads at the same time; each takes a connection, and twice the memory of its history. */
const LOADS_AT_ONCE = 4;

/** How new a history has to be at least. */
export type HistoryVersions = Pick<AnswerVersions, 'archive' | 'catalog'>;

/**
 * The histories of listeners, in memory as far as `HISTORY_CACHE_MB` allows. Nothing invalidates them: a request brings the versions
 * that it needs, read after it came in, and what is older is brought up to date first. So any number of processes can write.
 */
@Injectable()
export class HistoryStore {
  private readonly kept: LRUCache<number, LoadedHistory>;
  private readonly loads = new Map<number, Promise<LoadedHistory>>();
  private readonly turns = new ConcurrencyLimit(LOADS_AT_ONCE);
  private readonly ofRequests = new WeakMap<RequestContext, Promise<History>>();

  constructor(
    private readonly loader: HistoryLoader,
    private readonly sealer: ChunkSealer,
    environment: Environment,
  ) {
    this.kept = new LRUCache({ maxSize: environment.historyCacheMb * MEGABYTE, sizeCalculation: sizeOf });
  }

  /**
   * The history of whoever sent a request: the same object for everything in the request, so that no answer mixes two versions.
   * @throws ApplicationError UNAUTHENTICATED for strangers
   */
  historyOf(context: RequestContext): Promise<History> {
    let history = this.ofRequests.get(context);
    if (!history) this.ofRequests.set(context, (history = this.historyFor(context)));
    return history;
  }

  /** A history that is at least as new as these versions. It never changes; whoever has it may keep it. */
  async load(listenerId: number, versions: HistoryVersions): Promise<History> {
    const kept = this.kept.get(listenerId);
    if (kept && isNewEnough(kept, versions)) return kept.history;
    const underWay = await this.loads.get(listenerId)?.catch(() => undefined);
    if (underWay && isNewEnough(underWay, versions)) return underWay.history;
    // A load that has begun since then began after the versions were read, so it is new enough too.
    return (await (this.loads.get(listenerId) ?? this.start(listenerId))).history;
  }

  /** What the histories in memory take. */
  get bytes(): number {
    return this.kept.calculatedSize;
  }

  private async historyFor({ signedIn }: RequestContext): Promise<History> {
    if (!signedIn) throw new ApplicationError('UNAUTHENTICATED', 'Please sign in first.');
    return this.load(signedIn.listenerId, signedIn.versions);
  }

  private start(listenerId: number): Promise<LoadedHistory> {
    const load = this.turns.run(() => this.refresh(listenerId)).finally(() => this.loads.delete(listenerId));
    this.loads.set(listenerId, load);
    return load;
  }

  private async refresh(listenerId: number): Promise<LoadedHistory> {
    const { loaded, unsealed } = await this.loader.load(listenerId, this.kept.get(listenerId));
    this.kept.set(listenerId, loaded);
    this.sealer.seal(listenerId, unsealed);
    return loaded;
  }
}

function isNewEnough({ history, catalogVersion }: LoadedHistory, { archive, catalog }: HistoryVersions): boolean {
  return BigInt(history.version) >= BigInt(archive) && BigInt(catalogVersion) >= BigInt(catalog);
}
