import type { DeviceKind } from './devices';
import type { CountingRule } from './history';
import type { Zone } from './zone';

/** First day of a week, for weeks in timelines. */
export type WeekStart = 'MONDAY' | 'SUNDAY' | 'SATURDAY';

/** Which plays are asked for, and how they are counted. */
export interface Question {
  /** First instant in UTC milliseconds; null for no bound. */
  from: number | null;
  /** First instant that no longer belongs to it, in UTC milliseconds; null for no bound. */
  to: number | null;
  countingRule: CountingRule;
  /** The zone in which clocks are read and days begin. */
  zone: Zone;
  weekStart: WeekStart;
  filter?: Filter;
}

/** Conditions that all have to hold; within each list one has to. Ids are those of the database. An empty list matches nothing. */
export interface Filter {
  tracks?: readonly number[];
  artists?: readonly number[];
  albums?: readonly number[];
  /** Names. */
  genres?: readonly string[];
  devices?: readonly DeviceKind[];
  /** ISO 3166 codes. */
  countries?: readonly string[];
  /** Spotify URIs. */
  contexts?: readonly string[];
  /** Local hours of the end of the play, 0..23. */
  hours?: readonly number[];
  /** Local weekdays of the end of the play, 0 = Monday. */
  weekdays?: readonly number[];
  /** Further conditions that have to hold as well: artists here and artists there ask for plays with one of each. */
  also?: Filter;
}
