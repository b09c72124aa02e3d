import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { ApplicationError } from '../platform/errors/application-error';
import { archiveState } from './archive-state';
import { ArchiveStatusQuery, type ArchiveStatusRow } from './archive-status.query';
import { consentAt, ConsentNotice } from './consent';
import { CoverageSource, CoverageSpan, Polling, PollQuota, PossibleGap } from './polling.model';
import { SpotifyLimiter } from './spotify/spotify-limiter';
import { mergeSpans, subtractSpans } from './watched-span';

/** How soon a page should ask again, in ms: while a poll runs, and at other times. */
const SOON_MS = 1_000;
const LATER_MS = { least: 5_000, most: 60_000 };

/** How the archives of listeners are kept up to date, as the listeners see it. */
@Injectable()
export class ArchiveStatusService {
  constructor(
    private readonly query: ArchiveStatusQuery,
    private readonly limiter: SpotifyLimiter,
    private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for a listener who is gone. */
  async statusOf(listenerId: number): Promise<Polling> {
    const row = await this.query.status(listenerId);
    if (!row) throw new ApplicationError('NOT_FOUND', 'There is no such archive.');
    const [blocked, wait] = await Promise.all([this.limiter.blocked('POLL'), this.limiter.outlook('POLL')]);
    const consent = consentAt(row.authorizedAt, this.clock.now());
    const consentEnded = consent.notice === ConsentNotice.ENDED;
    return {
      listenerId,
      ...row,
      ...archiveState({ ...row, wait, consentEnded }),
      blockedUntil: blocked?.until ?? null,
      consent,
      pollAfterMs: this.pollAfterMs(row),
    };
  }

  /** Spans by source, oldest first; spans of one source that overlap or touch are one. */
  async coverage(listenerId: number): Promise<CoverageSpan[]> {
    const spans = await this.query.coverage(listenerId);
    const merged = [CoverageSource.POLL, CoverageSource.EXPORT].flatMap((source) =>
      mergeSpans(spans.filter((span) => span.source === source)).map(({ from, to }) => ({ source, from, to })),
    );
    return merged.sort((a, b) => a.from.getTime() - b.from.getTime());
  }

  /** What is left of the noticed gaps where no export tells what was played. */
  async possibleGaps(listenerId: number): Promise<PossibleGap[]> {
    const [gaps, spans] = await Promise.all([this.query.gaps(listenerId), this.query.coverage(listenerId)]);
    const exported = spans.filter((span) => span.source === CoverageSource.EXPORT);
    return gaps.flatMap(({ noticedAt, ...gap }) =>
      subtractSpans(gap, exported).map((left) => ({ ...left, noticedAt })),
    );
  }

  /** The same for every listener: the calls are the application's. */
  async quota(): Promise<PollQuota> {
    const [callsUsed, wait] = await Promise.all([this.limiter.used('POLL'), this.limiter.outlook('POLL')]);
    return { callsUsed, callsPerDay: this.limiter.perDay('POLL'), waitsUntil: wait?.until ?? null };
  }

  private pollAfterMs({ running, nextPollAt }: ArchiveStatusRow): number {
    if (running) return SOON_MS;
    const untilNext = nextPollAt.getTime() - this.clock.now().getTime();
    return Math.min(Math.max(untilNext, LATER_MS.least), LATER_MS.most);
  }
}
