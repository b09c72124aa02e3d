import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { typeOfGlobalId } from './global-id';

/** Everything that has an opaque id of its own. The id says of which type it is. */
@InterfaceType({
  description: 'Everything that has an id of its own and can be asked for by it.',
  resolveType: ({ id }: Node) => typeOfGlobalId(id) ?? undefined,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  id: string;
}
