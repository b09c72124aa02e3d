import { Injectable } from '@nestjs/common';
import { PeriodError, periodBounds, periodLabel, periodOf } from '@audiospective/period';
import { AnswerCache } from '../platform/cache/answer-cache';
import { Clock } from '../platform/clock';
import { Database, type Queryable } from '../platform/database/database';
import { ApplicationError } from '../platform/errors/application-error';
import type { Viewer } from '../platform/graphql/viewer.model';
import { readArchiveVersion } from './archive-version.query';
import type { PeriodInput } from './period.input';
import type { Selection } from './selection';
import type { ResolvedPeriod, Stats } from './stats.model';
import { type RankedTrack, readTopTracks } from './top-tracks.query';
import { type CatalogCounts, type PlaySums, readActiveDays, readCatalogCounts, readPlaySums } from './totals.query';

/** The language of labels, until listeners can choose one. */
const LOCALE = 'en';

/** Answers questions about a period of a listener's archive. Each figure is worked out when it is asked for, once per archive version. */
@Injectable()
export class StatsService {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswerCache,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves a period in the listener's zone; nothing is counted yet.
   * @throws ApplicationError BAD_USER_INPUT for a period that no calendar has
   */
  async statsOf(viewer: Viewer, input: PeriodInput): Promise<Stats> {
    const { listenerId, countingRule, timeZone } = viewer;
    const period = this.resolve(input, timeZone);
    const version = await readArchiveVersion(this.database, listenerId);
    return { period, selection: { listenerId, countingRule, timeZone, from: period.from, to: period.to, version } };
  }

  playSums(selection: Selection): Promise<PlaySums> {
    return this.keep('play-sums', selection, (db) => readPlaySums(db, selection));
  }

  catalogCounts(selection: Selection): Promise<CatalogCounts> {
    return this.keep('catalog-counts', selection, (db) => readCatalogCounts(db, selection));
  }

  activeDays(selection: Selection): Promise<number> {
    return this.keep('active-days', selection, (db) => readActiveDays(db, selection));
  }

  topTracks(selection: Selection, page: { offset: number; limit: number }): Promise<RankedTrack[]> {
    const question = `top-tracks ${page.offset} ${page.limit}`;
    return this.keep(question, selection, (db) => readTopTracks(db, selection, page));
  }

  /** Figures of an archive that has moved on since the selection was made are answered, but not kept as those of its version. */
  private async keep<Figures>(question: string, selection: Selection, read: (db: Queryable) => Promise<Figures>) {
    const { listenerId, version, countingRule, timeZone, from, to } = selection;
    const work = () =>
      this.database.snapshot(async (db) => ({
        version: await readArchiveVersion(db, listenerId),
        figures: await read(db),
      }));
    const key = [question, listenerId, version, countingRule, timeZone, from, to];
    return (await this.answers.keep(key, work, (answer) => answer.version === version)).figures;
  }

  private resolve(input: PeriodInput, timeZone: string): ResolvedPeriod {
    try {
      const period = periodOf(toPeriodInput(input));
      return { ...periodBounds(period, timeZone, this.clock.now()), label: periodLabel(period, LOCALE) };
    } catch (error) {
      if (error instanceof PeriodError) throw new ApplicationError('BAD_USER_INPUT', error.message, { cause: error });
      throw error;
    }
  }
}

function toPeriodInput({ instants, ...others }: PeriodInput): Parameters<typeof periodOf>[0] {
  return {
    ...others,
    instants: instants && { from: instants.from.toISOString(), to: instants.to.toISOString() },
  };
}
