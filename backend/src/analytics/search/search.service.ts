import { Injectable } from '@nestjs/common';
import { sumsOf } from '@audiospective/listening';
import { checkPage } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { Viewer } from '../../platform/graphql/viewer.model';
import { ALL_TIME } from '../items/all-time';
import { ALBUM, ARTIST, type ItemKind, TRACK } from '../items/item-kinds';
import { StatsService } from '../stats/stats.service';
import { LibrarySearch } from './library-search';
import type { SearchArgs } from './search.args';
import type { Found, SearchResults } from './search.model';
import { toWanted } from './search-text';

/** Searches what a listener has played. */
@Injectable()
export class SearchService {
  constructor(
    private readonly stats: StatsService,
    private readonly library: LibrarySearch,
  ) {}

  /**
   * What fits, kind by kind; nothing is looked for before it is asked for.
   * @throws ApplicationError BAD_USER_INPUT for a text that cannot be searched for
   */
  search(viewer: Viewer, args: SearchArgs, context: RequestContext): SearchResults {
    const { first: limit } = checkPage(args);
    const wanted = toWanted(args.text);
    const { selection } = this.stats.statsOf(viewer, { period: ALL_TIME }, context);
    const find = async <Item>({ kind, ids, loader }: ItemKind<Item>): Promise<Found<Item>[]> => {
      const all = await selection();
      const { plays } = sumsOf(all, kind);
      const found = await this.library.find(viewer, kind, { selection: all, wanted, limit });
      return found.map((index) => ({
        plays: plays[index]!,
        get node() {
          return context.loaders.get(loader).load(ids(all.history.catalogue)[index]!);
        },
      }));
    };
    return {
      get tracks() {
        return find(TRACK);
      },
      get artists() {
        return find(ARTIST);
      },
      get albums() {
        return find(ALBUM);
      },
    };
  }
}
