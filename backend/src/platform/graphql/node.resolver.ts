import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Node } from './node.model';
import { NodeRegistry } from './node-registry';
import { NullForStrangers } from './public.decorator';
import type { RequestContext } from './request-context';

@Resolver(() => Node)
export class NodeResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @NullForStrangers()
  @Query(() => Node, {
    nullable: true,
    description:
      'What has this id, as far as the signed-in listener may see it; null for everything else, and for strangers.',
  })
  node(
    @Args('id', { type: () => ID, description: 'Id of anything.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<Node | null> {
    return this.nodes.find(id, context);
  }
}
