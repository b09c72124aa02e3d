import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { type DeviceKind } from '@audiospective/listening';
import { DeviceKinds } from '../stats/stats-filter.input';

const PLAYS = "Plays that count by the listener's counting rule.";
const MS =
  "Milliseconds listened over all stored plays; unknown ones are taken from the track's duration. How much that is tells Totals.msEstimatedShare.";

@ObjectType({ description: 'How many plays have a property, among those of which it is known.' })
export class KnownPlays {
  @Field(() => Int, { description: 'Plays that have it.' })
  plays: number;

  @Field(() => Int, { description: 'Plays of which it is known whether they have it.' })
  known: number;
}

@ObjectType({ description: 'How far tracks were heard. Looks at all stored plays, counted or not.' })
export class Completion {
  @Field(() => Int, { description: 'Plays that ended because the track did.' })
  completed: number;

  @Field(() => Int, { description: 'Plays of which it is known why they ended.' })
  known: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Average share 0..1 of the track that was heard; null when it is known of no play.',
  })
  averageShare: number | null;

  @Field(() => Int, { description: 'Plays of which that share is known.' })
  measured: number;
}

@ObjectType({ description: 'Plays on one kind of device.' })
export class DevicePlays {
  @Field(() => DeviceKinds, { description: 'The kind of device.' })
  kind: DeviceKind;

  @Field(() => Int, { description: PLAYS })
  plays: number;

  @Field(() => Float, { description: MS })
  msPlayed: number;
}

@ObjectType({ description: 'Plays in one country.' })
export class CountryPlays {
  @Field(() => String, { description: 'Two-letter code of ISO 3166.' })
  code: string;

  @Field(() => Int, { description: PLAYS })
  plays: number;

  @Field(() => Float, { description: MS })
  msPlayed: number;
}

@ObjectType({ description: 'Plays of music from one decade.' })
export class DecadePlays {
  @Field(() => Int, { description: 'First year of the decade in which the album came out: 1990.' })
  decade: number;

  @Field(() => Int, { description: PLAYS })
  plays: number;

  @Field(() => Float, { description: MS })
  msPlayed: number;
}

@ObjectType({
  description:
    'How plays were played. Sources do not know everything: each figure says how many plays know; in lists it is the sum of the plays.',
})
export class PlaybackFacts {
  @Field(() => Int, { description: PLAYS })
  plays: number;

  @Field(() => Int, { description: 'All stored plays, counted or not.' })
  storedPlays: number;

  @Field(() => KnownPlays, {
    description: 'Skipped plays, among all stored ones: a skip is mostly a play that does not count.',
  })
  skips: KnownPlays;

  @Field(() => Completion, { description: 'How far tracks were heard, over all stored plays.' })
  completion: Completion;

  @Field(() => KnownPlays, { description: 'Counted plays with shuffle on.' })
  shuffle: KnownPlays;

  @Field(() => KnownPlays, { description: 'Counted plays without a connection.' })
  offline: KnownPlays;

  @Field(() => KnownPlays, { description: 'Counted plays in a private session.' })
  private: KnownPlays;

  @Field(() => KnownPlays, { description: 'Counted plays of tracks that Spotify marks as explicit.' })
  explicit: KnownPlays;

  @Field(() => Int, {
    description: 'Counted plays of which it is known what they were played from: the sum of a list of contexts.',
  })
  contextsKnown: number;

  @Field(() => [DevicePlays], { description: 'By kind of device as far as it is known, most plays first.' })
  devices: DevicePlays[];

  @Field(() => [CountryPlays], { description: 'By country as far as it is known, most plays first.' })
  countries: CountryPlays[];

  @Field(() => [DecadePlays], { description: 'By decade of release as far as it is known, oldest first.' })
  decades: DecadePlays[];
}
