import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { defineJob } from '../../platform/jobs/job';
import { JobQueue } from '../../platform/jobs/job-queue';
import { CATALOG_SOURCE, type CatalogSource } from './catalog-source';
import { EnrichmentRepository } from './enrichment.repository';

/** Looks up one round of what the catalogue lacks of a listener's music. */
export const ENRICHMENT = defineJob<{ listenerId: number; round: number }>('catalog.enrichment', { pollingSeconds: 5 });

/** How many of each are looked up in one round: covers first, they are what a page shows. */
const ROUND = { tracks: 50, artists: 10 };

/**
 * Completes what exports only name: albums with covers, lengths, pictures and genres of artists (IMP-3, DQ-5). Rounds of
 * low priority follow each other, most played first, until nothing is missing; between them everybody else has their turn.
 */
@Injectable()
export class Enrichment implements OnModuleInit {
  private readonly log = new Logger(Enrichment.name);

  constructor(
    private readonly repository: EnrichmentRepository,
    private readonly queue: JobQueue,
    @Inject(CATALOG_SOURCE) private readonly source: CatalogSource,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.queue.work(ENRICHMENT, ({ listenerId, round }) => this.doRound(listenerId, round));
  }

  /** Begins with this listener's music, unless that is under way. */
  async start(listenerId: number, startAfter?: Date): Promise<void> {
    await this.send(listenerId, 1, startAfter);
  }

  /** One round; sends the next one when there may be more. */
  async doRound(listenerId: number, round: number): Promise<void> {
    const trackIds = await this.repository.poorTracks(listenerId, ROUND.tracks);
    const tracks = await this.source.tracks(trackIds, listenerId);
    if (tracks.found.size > 0) await this.repository.saveTracks(tracks.found);
    const artistIds = tracks.waitUntil ? [] : await this.repository.poorArtists(listenerId, ROUND.artists);
    const artists = await this.source.artists(artistIds, listenerId);
    if (artists.found.size > 0) await this.repository.saveArtists(artists.found);
    const count = tracks.found.size + artists.found.size;
    if (isTelling(round, count)) await this.repository.bumpVersion(listenerId);
    const waitUntil = tracks.waitUntil ?? artists.waitUntil;
    if (count > 0 || waitUntil) await this.send(listenerId, round + 1, waitUntil ?? undefined);
    else this.log.log({ event: 'catalogue complete', listenerId, count: round });
  }

  private async send(listenerId: number, round: number, startAfter?: Date): Promise<void> {
    const when = startAfter ? { startAfter } : {};
    await this.queue.send(ENRICHMENT, { listenerId, round }, { singletonKey: String(listenerId), ...when });
  }
}

/** Readers look again after rounds 1, 2, 4, 8 ... and after the last one, not dozens of times a minute. */
function isTelling(round: number, count: number): boolean {
  return count > 0 ? Number.isInteger(Math.log2(round)) : round > 1;
}
