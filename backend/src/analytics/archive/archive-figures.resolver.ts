import { Context, Int, ResolveField, Resolver } from '@nestjs/graphql';
import { type History, playedAt } from '@audiospective/listening';
import { Archive } from '../../archival/archive.model';
import type { RequestContext } from '../../platform/graphql/request-context';
import { HistoryStore } from '../history/history-store';

/** What the archive holds, from the history that every statistic of the same answer comes from. */
@Resolver(() => Archive)
export class ArchiveFiguresResolver {
  constructor(private readonly histories: HistoryStore) {}

  @ResolveField(() => String, { description: 'Grows with every change of the archive; opaque.' })
  async version(@Context() context: RequestContext): Promise<string> {
    return (await this.histories.historyOf(context)).version;
  }

  @ResolveField(() => Int, { description: 'All stored plays, whether they count or not.' })
  async storedPlays(@Context() context: RequestContext): Promise<number> {
    return (await this.histories.historyOf(context)).plays.length;
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'End of the first stored play, in UTC; null without plays.',
  })
  async firstPlayedAt(@Context() context: RequestContext): Promise<Date | null> {
    return endOf(await this.histories.historyOf(context), 0);
  }

  @ResolveField(() => Date, { nullable: true, description: 'End of the last stored play, in UTC; null without plays.' })
  async lastPlayedAt(@Context() context: RequestContext): Promise<Date | null> {
    const history = await this.histories.historyOf(context);
    return endOf(history, history.plays.length - 1);
  }
}

function endOf({ plays }: History, row: number): Date | null {
  return plays.length === 0 ? null : new Date(playedAt(plays, row));
}
