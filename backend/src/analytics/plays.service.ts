import { Injectable } from '@nestjs/common';
import { newestRows, type PlayPosition, type Selection } from '@audiospective/listening';
import {
  checkPage,
  decodeCursor,
  encodeCursor,
  LARGEST_INSTANT,
  LARGEST_KEY,
  toConnection,
} from '../platform/graphql/connection';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Viewer } from '../platform/graphql/viewer.model';
import { ViewerService } from '../platform/graphql/viewer.service';
import { LibrarySearch } from './search/library-search';
import { ALL_TIME } from './items/all-time';
import type { StatsFilterInput } from './stats/stats-filter.input';
import { StatsService } from './stats/stats.service';
import { type PlayConnection } from './play.model';
import type { PlaysArgs } from './plays.args';
import { toPlay } from './to-play';

const LIST = 'plays';

/** A listener's plays, page by page from the newest. */
@Injectable()
export class PlaysService {
  constructor(
    private readonly stats: StatsService,
    private readonly search: LibrarySearch,
    private readonly viewers: ViewerService,
  ) {}

  /**
   * The same for fields outside the viewer.
   * @throws ApplicationError as {@link page}, and UNAUTHENTICATED
   */
  async pageOf(args: PlaysArgs, context: RequestContext): Promise<PlayConnection> {
    return this.page(await this.viewers.requireViewer(context), args, context);
  }

  /**
   * The plays behind the cursor, which is the key of a play: plays that arrive meanwhile move no page.
   * @throws ApplicationError BAD_USER_INPUT for a cursor that is none of this list, and for what no play can be asked by
   */
  async page(viewer: Viewer, args: PlaysArgs, context: RequestContext): Promise<PlayConnection> {
    const { first } = checkPage(args);
    const after = positionOf(args.after);
    const selection = await this.select(viewer, args, context);
    const rows = newestRows(selection, after, first + 1);
    return toConnection(rows, args, (row) => {
      const node = toPlay(viewer.listenerId, selection, row);
      return { cursor: encodeCursor(LIST, [node.playedAt.getTime(), node.trackId]), node };
    });
  }

  private async select(viewer: Viewer, args: PlaysArgs, context: RequestContext): Promise<Selection> {
    const about = { period: args.period ?? ALL_TIME, filter: toFilter(args) };
    const { selection } = this.stats.statsOf(viewer, about, context);
    return args.search == null ? selection() : this.search.narrow(viewer, await selection(), args.search);
  }
}

function toFilter({ trackId, artistId, albumId }: PlaysArgs): StatsFilterInput {
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
