import { UseGuards } from '@nestjs/common';
import { Args, Context, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Live } from '../platform/graphql/live';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { ViewerService } from '../platform/graphql/viewer.service';
import type { SignedIn } from '../platform/security/signed-in';
import { CurrentListener } from './current-listener.decorator';
import { Session } from './session.model';
import { SessionsService } from './sessions.service';
import { SignedInGuard } from './signed-in.guard';

@Resolver(() => Viewer)
export class SessionsResolver {
  constructor(
    private readonly sessions: SessionsService,
    private readonly viewers: ViewerService,
  ) {}

  @Live()
  @ResolveField('sessions', () => [Session], {
    description:
      'Where the listener is signed in: the session that asks, then the others, last used first. At most 50.',
  })
  sessionsOf(@CurrentListener() signedIn: SignedIn): Promise<Session[]> {
    return this.sessions.list(signedIn);
  }

  @UseGuards(SignedInGuard)
  @Mutation(() => Viewer, {
    description:
      'Ends a session of the listener; does nothing when there is none. After the session that asks has ended, its next request is that of a stranger.',
  })
  async endSession(
    @CurrentListener() signedIn: SignedIn,
    @Args('id', { type: () => ID, description: 'Id of a session of the listener.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<Viewer> {
    await this.sessions.end(signedIn, id);
    return this.viewers.requireViewer(context);
  }

  @UseGuards(SignedInGuard)
  @Mutation(() => Viewer, { description: 'Ends all sessions of the listener but the one that asks.' })
  async endOtherSessions(@CurrentListener() signedIn: SignedIn, @Context() context: RequestContext): Promise<Viewer> {
    await this.sessions.endOthers(signedIn);
    return this.viewers.requireViewer(context);
  }
}
