import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars';

@ObjectType({ description: 'A place where the listener is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Opaque; tells nothing of the cookie that proves the session.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'What signed in, as it called itself then: Firefox on Windows. Null when it did not tell.',
  })
  client: string | null;

  @Field(() => DateTime, { description: 'When it began, in UTC.' })
  signedInAt: Date;

  @Field(() => DateTime, { description: 'When it was last used, in UTC, to five minutes.' })
  lastUsedAt: Date;

  @Field({ description: 'True for the session that asks.' })
  current: boolean;
}
