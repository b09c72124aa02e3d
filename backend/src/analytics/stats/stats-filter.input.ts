import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DEVICE_KINDS, type DeviceKind } from '@audiospective/listening';

/** Days of the week; the place in the list is their number in columns. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** For GraphQL: `Weekday` as an enum. */
export const Weekdays = Object.fromEntries(WEEKDAYS.map((day) => [day, day]));
registerEnumType(Weekdays, {
  name: 'Weekday',
  description: "A day of the week in the listener's zone.",
  valuesMap: Object.fromEntries(
    WEEKDAYS.map((day) => [day, { description: `${day.charAt(0)}${day.slice(1).toLowerCase()}.` }]),
  ),
});

/** For GraphQL: `DeviceKind` as an enum. */
export const DeviceKinds = Object.fromEntries(DEVICE_KINDS.map((kind) => [kind, kind]));
registerEnumType(DeviceKinds, {
  name: 'DeviceKind',
  description: 'What a play was played on, as far as an export tells.',
  valuesMap: {
    UNKNOWN: { description: 'No export has told.' },
    PHONE: { description: 'A telephone.' },
    TABLET: { description: 'A tablet.' },
    COMPUTER: { description: 'The desktop application.' },
    WEB_PLAYER: { description: 'A browser.' },
    SPEAKER: { description: 'A loudspeaker or an audio system that plays by itself.' },
    TV: { description: 'A television set or a box beside it.' },
    GAME_CONSOLE: { description: 'A games console.' },
    CAR: { description: 'A car.' },
    WATCH: { description: 'A watch.' },
    OTHER: { description: 'Something else.' },
  },
});

const ANY = 'one of these, at most 50';

@InputType({
  description:
    'Conditions that all have to hold; within each list one has to. An empty list matches nothing. Ids that name nothing of the listener match nothing.',
})
export class StatsFilterInput {
  @Field(() => [ID], { nullable: true, description: `The track is ${ANY}.` })
  trackIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `The track credits ${ANY}.` })
  artistIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `The track is on ${ANY}.` })
  albumIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: `An artist of the track has ${ANY}; by name.` })
  genres?: string[] | null;

  @Field(() => [DeviceKinds], { nullable: true, description: `It was played on ${ANY}.` })
  devices?: DeviceKind[] | null;

  @Field(() => [String], { nullable: true, description: `It was played in ${ANY}; two-letter codes of ISO 3166.` })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `It was played from ${ANY}; Spotify URIs of playlists, albums and artists.`,
  })
  contextUris?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: "Local hours, 0 to 23, in which the play ended, in the listener's zone.",
  })
  hours?: number[] | null;

  @Field(() => [Weekdays], {
    nullable: true,
    description: "Local weekdays on which the play ended, in the listener's zone.",
  })
  weekdays?: Weekday[] | null;
}
