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
import { Archive, ArchiveNowResult } from './archive.model';
import { Polling } from './polling.model';

@Resolver(() => Viewer)
export class ViewerArchiveResolver {
  @ResolveField('archive', () => Archive, { description: 'The archive and how it is kept up to date.' })
  archiveOf(@Parent() { listenerId }: Viewer): Archive {
    return { listenerId };
  }
}

@Resolver(() => Archive)
export class ArchiveResolver {
  constructor(
    private readonly archives: ArchiveStatusService,
    private readonly now: ArchiveNow,
  ) {}

  @Live()
  @ResolveField(() => Polling, {
    description:
      'How the archive is kept up to date, at this moment: the only part of it that changes without a version.',
  })
  polling(@Parent() { listenerId }: Archive): Promise<Polling> {
    return this.archives.statusOf(listenerId);
  }

  @UseGuards(SignedInGuard, RateLimitGuard)
  @RateLimit('strict')
  @Mutation(() => ArchiveNowResult, { description: 'Polls Spotify for the signed-in listener at once.' })
  async archiveNow(@CurrentListener() { listenerId }: SignedIn): Promise<typeof ArchiveNowResult> {
    const answer = await this.now.request(listenerId);
    return answer === 'ASKED' ? { listenerId } : answer;
  }
}
