import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ArchiveStatusService } from './archive-status.service';
import { CoverageSpan, Polling, PollQuota, PossibleGap } from './polling.model';

/** What is read of polls only when somebody asks for it. */
@Resolver(() => Polling)
export class PollingResolver {
  constructor(private readonly archives: ArchiveStatusService) {}

  @ResolveField(() => [CoverageSpan], {
    description: 'Spans that were watched by polling or came from an export, oldest first, merged per source.',
  })
  coverage(@Parent() { listenerId }: Polling): Promise<CoverageSpan[]> {
    return this.archives.coverage(listenerId);
  }

  @ResolveField(() => [PossibleGap], {
    description: 'Spans in which Spotify may have dropped plays, and which no export has filled yet.',
  })
  possibleGaps(@Parent() { listenerId }: Polling): Promise<PossibleGap[]> {
    return this.archives.possibleGaps(listenerId);
  }

  @ResolveField(() => PollQuota, { description: 'What Spotify and the operator still allow for polls.' })
  quota(): Promise<PollQuota> {
    return this.archives.quota();
  }
}
