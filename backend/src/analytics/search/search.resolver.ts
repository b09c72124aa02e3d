import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CheckedArguments } from '../../platform/graphql/argument-checks';
import { listCost, SELECTION_COST } from '../../platform/graphql/complexity';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Viewer } from '../../platform/graphql/viewer.model';
import { SearchArgs } from './search.args';
import { SearchResults } from './search.model';
import { checkSearch } from './search-text';
import { SearchService } from './search.service';

@Resolver(() => Viewer)
export class ViewerSearchResolver {
  constructor(private readonly searches: SearchService) {}

  @ResolveField('search', () => SearchResults, {
    description: 'Tracks, artists and albums by name, among those that the listener has played.',
    complexity: (field) => SELECTION_COST + Number(listCost(field)),
  })
  @CheckedArguments(checkSearch)
  searchOf(@Parent() viewer: Viewer, @Args() args: SearchArgs, @Context() context: RequestContext): SearchResults {
    return this.searches.search(viewer, args, context);
  }
}
