import { Injectable } from '@nestjs/common';
import { newestRows, type Selection } from '@audiospective/listening';
import { toConnection } from '../platform/graphql/connection';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Viewer } from '../platform/graphql/viewer.model';
import { ViewerService } from '../platform/graphql/viewer.service';
import { LibrarySearch } from './search/library-search';
import { StatsService } from './stats/stats.service';
import { type PlayConnection } from './play.model';
import type { PlaysArgs } from './plays.args';
import { cursorBehind, type PlaysQuestion, toPlaysQuestion } from './plays-question';
import { toPlay } from './to-play';

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
    const question = toPlaysQuestion(args);
    const selection = await this.select(viewer, question, context);
    const rows = newestRows(selection, question.after, args.first + 1);
    return toConnection(rows, args, (row) => {
      const node = toPlay(viewer.listenerId, selection, row);
      return { cursor: cursorBehind({ playedAt: node.playedAt.getTime(), trackId: node.trackId }), node };
    });
  }

  private async select(viewer: Viewer, { about, wanted }: PlaysQuestion, context: RequestContext): Promise<Selection> {
    const { selection } = this.stats.statsOf(viewer, about, context);
    return wanted === null ? selection() : this.search.narrow(viewer, await selection(), wanted);
  }
}
