import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { listCost } from '../../platform/graphql/complexity';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Viewer } from '../../platform/graphql/viewer.model';
import { SearchArgs } from './search.args';
import { SearchResults } from './search.model';
import { SearchService } from './search.service';

@Resolver(() => Viewer)
export class ViewerSearchResolver {
  constructor(private readonly searches: SearchService) {}

  @ResolveField('search', () => SearchResults, {
    description: 'Tracks, artists and albums by name, among those that the listener has played.',
    complexity: listCost,
  })
  searchOf(@Parent() viewer: Viewer, @Args() args: SearchArgs, @Context() context: RequestContext): SearchResults {
    return this.searches.search(viewer, args, context);
  }
}
