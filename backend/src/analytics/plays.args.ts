import { ArgsType, Field, ID } from '@nestjs/graphql';
import { pageArgs } from '../platform/graphql/connection';
import { PeriodInput } from './period.input';

/** A page of the plays of something. */
@ArgsType()
export class ItemPlaysArgs extends pageArgs(20) {
  @Field(() => PeriodInput, { nullable: true, description: 'Only plays of this period; all time when absent.' })
  period?: PeriodInput | null;
}

/** A page of plays, and which ones. */
@ArgsType()
export class PlaysArgs extends ItemPlaysArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only plays for which each of these words is in the name of the track, of one of its artists or of its album; case and accents do not matter. At most 100 characters and 8 different words.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only plays of this track.' })
  trackId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only plays of tracks that credit this artist.' })
  artistId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only plays of tracks on this album.' })
  albumId?: string | null;
}
