import { Injectable } from '@nestjs/common';
import type { Selection } from '@audiospective/listening';
import { type Connection, toConnection } from '../../platform/graphql/connection';
import type { RequestLoaders } from '../../platform/graphql/loader-registry';
import { cursorBehind, offsetOf } from './rank-cursors';
import type { RankedList } from './ranked-lists';
import type { RanksArgs } from './ranks.args';
import type { RankedEdge } from './ranks.model';

/** Plays to be ranked, and those that they are compared with. */
export interface RankSource {
  selection: () => Promise<Selection>;
  previous: () => { selection: () => Promise<Selection> } | null;
  loaders: RequestLoaders;
}

/** Ranked lists, page by page. A cursor is a rank: ranks are total, so that no page repeats an entry while the archive stays as it is. */
@Injectable()
export class RanksService {
  /**
   * The ranks behind the cursor. Previous ranks and catalogue entries are found when they are asked for.
   * @throws ApplicationError BAD_USER_INPUT for a cursor that is none of this list
   */
  async page<Node>(list: RankedList<Node>, source: RankSource, args: RanksArgs): Promise<Connection<RankedEdge<Node>>> {
    const { first, by } = args;
    const page = { by, offset: offsetOf(list, args), limit: first + 1 };
    const selection = await source.selection();
    const compared = once(async () => {
      const previous = await source.previous()?.selection();
      return previous && list.rank(selection, page, previous);
    });
    return toConnection(list.rank(selection, page), args, ({ index, rank, plays, msPlayed }, place) => ({
      cursor: cursorBehind(list, by, rank),
      rank,
      get previousRank() {
        return compared().then((entries) => entries?.[place]?.previousRank ?? null);
      },
      plays,
      msPlayed,
      get node() {
        return list.find(selection.history, index, source.loaders);
      },
    }));
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (known ??= work());
}
