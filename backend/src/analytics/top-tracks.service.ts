import { Injectable } from '@nestjs/common';
import { TRACKS } from '../catalog/loaders/track.loader';
import type { Track } from '../catalog/models/track.model';
import { checkPage, decodeCursor, encodeCursor, type PageArgs, toConnection } from '../platform/graphql/connection';
import type { RequestLoaders } from '../platform/graphql/loader-registry';
import type { Selection } from './selection';
import type { TopTrackConnection } from './stats.model';
import { StatsService } from './stats.service';

const LIST = 'top-tracks';
/** No catalogue has as many tracks. */
const LAST_RANK = 2_000_000_000;

/** The ranked list of tracks, page by page. */
@Injectable()
export class TopTracksService {
  constructor(private readonly stats: StatsService) {}

  /**
   * The ranks behind the cursor. A cursor is a rank: ranks are total, so that no page repeats a track while the archive stays as it is.
   * @throws ApplicationError BAD_USER_INPUT for a cursor that is none of this list
   */
  async page(selection: Selection, args: PageArgs, loaders: RequestLoaders): Promise<TopTrackConnection> {
    const { first, after } = checkPage(args);
    const [offset = 0] = decodeCursor(LIST, after, [LAST_RANK]) ?? [];
    const ranked = await this.stats.topTracks(selection, { offset, limit: first + 1 });
    const tracks = await Promise.all(ranked.map(({ trackId }) => loaders.get(TRACKS).load(trackId)));
    return toConnection(ranked, args, ({ plays, msPlayed }, index) => {
      const rank = offset + index + 1;
      return { cursor: encodeCursor(LIST, [rank]), rank, plays, msPlayed, node: tracks[index] as Track };
    });
  }
}
