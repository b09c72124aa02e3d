import { UseGuards } from '@nestjs/common';
import { Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentListener } from '../auth/current-listener.decorator';
import { SignedInGuard } from '../auth/signed-in.guard';
import { Live } from '../platform/graphql/live';
import { Viewer } from '../platform/graphql/viewer.model';
import { RateLimit, RateLimitGuard } from '../platform/security/rate-limit.guard';
import type { SignedIn } from '../platform/security/signed-in';
import { ArchiveNow } from './archive-now';
import { ArchiveStatusService } from './archive-status.service';
import { Archive, ArchiveNowResult, CoverageSpan, PollQuota, PossibleGap } from './archive.model';

@Resolver(() => Viewer)
export class ViewerArchiveResolver {
  constructor(private readonly archives: ArchiveStatusService) {}

  @Live()
  @ResolveField('archive', () => Archive, { description: 'The archive and how it is kept up to date.' })
  archiveOf(@Parent() viewer: Viewer): Promise<Archive> {
    return this.archives.statusOf(viewer.listenerId);
  }
}

@Resolver(() => Archive)
export class ArchiveResolver {
  constructor(
    private readonly archives: ArchiveStatusService,
    private readonly now: ArchiveNow,
  ) {}

  @ResolveField(() => [CoverageSpan], {
    description: 'Spans that were watched by polling or came from an export, oldest first, merged per source.',
  })
  coverage(@Parent() { listenerId }: Archive): Promise<CoverageSpan[]> {
    return this.archives.coverage(listenerId);
  }

  @ResolveField(() => [PossibleGap], {
    description: 'Spans in which Spotify may have dropped plays, and which no export has filled yet.',
  })
  possibleGaps(@Parent() { listenerId }: Archive): Promise<PossibleGap[]> {
    return this.archives.possibleGaps(listenerId);
  }

  @Live()
  @ResolveField(() => PollQuota, { description: 'What Spotify and the operator still allow for polls.' })
  quota(): Promise<PollQuota> {
    return this.archives.quota();
  }

  @UseGuards(SignedInGuard, RateLimitGuard)
  @RateLimit('strict')
  @Mutation(() => ArchiveNowResult, { description: 'Polls Spotify for the signed-in listener at once.' })
  async archiveNow(@CurrentListener() { listenerId }: SignedIn): Promise<typeof ArchiveNowResult> {
    const answer = await this.now.request(listenerId);
    return answer === 'ASKED' ? this.archives.statusOf(listenerId) : answer;
  }
}
