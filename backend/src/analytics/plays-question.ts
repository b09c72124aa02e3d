import type { PlayPosition } from '@audiospective/listening';
import { checkPage, decodeCursor, encodeCursor, LARGEST_INSTANT, LARGEST_KEY } from '../platform/graphql/connection';
import { ALL_TIME } from './items/all-time';
import type { PlaysArgs } from './plays.args';
import type { Wanted } from './search/fit';
import { toWanted } from './search/search-text';
import { checkStats } from './stats/check-stats';
import type { StatsArgs } from './stats/stats.args';

const LIST = 'plays';

/** What a page of plays is about. */
export interface PlaysQuestion {
  about: StatsArgs;
  wanted: Wanted | null;
  after: PlayPosition | null;
}

/**
 * Reads the arguments of a page of plays; nothing is loaded for it.
 * @throws ApplicationError BAD_USER_INPUT for a cursor that is none of this list, and for what no play can be asked by
 */
export function toPlaysQuestion(args: PlaysArgs): PlaysQuestion {
  checkPage(args);
  const about = { period: args.period ?? ALL_TIME, filter: toFilter(args) };
  checkStats(about);
  return { about, wanted: args.search == null ? null : toWanted(args.search), after: positionOf(args.after) };
}

/** The cursor behind a play. */
export function cursorBehind({ playedAt, trackId }: PlayPosition): string {
  return encodeCursor(LIST, [playedAt, trackId]);
}

function toFilter({ trackId, artistId, albumId }: PlaysArgs): StatsArgs['filter'] {
  return {
    trackIds: trackId == null ? null : [trackId],
    artistIds: artistId == null ? null : [artistId],
    albumIds: albumId == null ? null : [albumId],
  };
}

function positionOf(cursor: string | null | undefined): PlayPosition | null {
  const [playedAt, trackId] = decodeCursor(LIST, cursor, [LARGEST_INSTANT, LARGEST_KEY]) ?? [];
  return playedAt === undefined || trackId === undefined ? null : { playedAt, trackId };
}
