import { ArgsType, Field } from '@nestjs/graphql';
import { PageSize } from '../../platform/graphql/scalars';

/** What to search for. */
@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'What was typed, 1 to 100 characters and at most 8 different words. Case and accents do not matter; every sign stands for itself.',
  })
  text: string;

  @Field(() => PageSize, { nullable: true, defaultValue: 10, description: 'Most entries of each kind, 1 to 100.' })
  first: number;
}
