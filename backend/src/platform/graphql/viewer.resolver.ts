import { Context, Query, Resolver } from '@nestjs/graphql';
import { ViewerService } from './viewer.service';
import { NullForStrangers } from './public.decorator';
import type { RequestContext } from './request-context';
import { Viewer } from './viewer.model';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewers: ViewerService) {}

  @NullForStrangers()
  @Query(() => Viewer, { nullable: true, description: 'The signed-in listener; null when nobody is signed in.' })
  viewer(@Context() context: RequestContext): Promise<Viewer | null> {
    return this.viewers.viewerOf(context);
  }
}
