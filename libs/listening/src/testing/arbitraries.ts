import * as fc from 'fast-check';
import { DEVICE_KINDS } from '../devices';
import type { CountingRule } from '../history';
import type { Filter, Question, WeekStart } from '../question';
import { zoneOf } from '../zone';
import type { PlainCatalogue, PlainPlay } from './history-of';

/** A history before it is columns. */
export interface PlainHistory {
  readonly plays: readonly PlainPlay[];
  readonly catalogue: PlainCatalogue;
}

/** Whole, half and three-quarter hours; clocks that change at midnight, by half an hour, twice in a week; a day left out. */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Recife',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Monrovia',
  'Africa/Casablanca',
] as const;

/** Times around which clocks or calendars do something: random plays lie close to them. */
const EVENTS = [
  '1970-01-01T00:00:00Z',
  '1972-01-07T00:44:30Z', // Monrovia leaves -0:44:30
  '2000-02-29T12:00:00Z',
  '2000-10-08T03:00:00Z', // Recife: summer time for a week
  '2000-10-15T02:00:00Z',
  '2011-12-30T10:00:00Z', // Apia leaves out a day
  '2018-11-04T03:00:00Z', // Sao Paulo has no midnight
  '2019-02-17T02:00:00Z', // Sao Paulo has 23:00 twice
  '2020-11-01T05:00:00Z', // Havana and New York go back
  '2021-03-28T01:00:00Z',
  '2021-10-31T01:00:00Z',
  '2022-04-02T15:00:00Z', // Lord Howe goes back half an hour
  '2023-12-31T23:00:00Z',
  '2024-02-29T00:00:00Z',
  '2024-10-06T15:30:00Z',
  '2040-10-20T00:00:00Z', // Gaza: a week of summer time
  '2106-02-07T06:00:00Z',
].map((text) => Date.parse(text));

const LAST_MS = 0xffff_ffff * 1000 + 999;
const MINUTE = 60_000;

/** Ends of plays: near an event, often on a full hour, day or second, and often the same again. */
const instants: fc.Arbitrary<number> = fc
  .tuple(
    fc.constantFrom(...EVENTS),
    fc.oneof(
      fc.constantFrom(-1, 0, 1, 999, 1000, -1000),
      fc.integer({ min: -180, max: 180 }).map((minutes) => minutes * MINUTE),
      fc.integer({ min: -40, max: 40 }).map((hours) => hours * 60 * MINUTE),
      fc.integer({ min: -400, max: 400 }).map((days) => days * 24 * 60 * MINUTE),
      fc.integer({ min: -3 * 24 * 60 * MINUTE, max: 3 * 24 * 60 * MINUTE }),
    ),
  )
  .map(([event, beside]) => Math.min(Math.max(event + beside, 0), LAST_MS));

const yesNoUnknown = fc.constantFrom(true, false, null);
/** Around the rules: half of the lengths below, and thirty seconds. */
const msPlayed = fc.constantFrom(
  null,
  0,
  1,
  15_000,
  15_001,
  29_999,
  30_000,
  30_001,
  100_000,
  100_001,
  200_001,
  3_600_000,
);
const durations = fc.constantFrom(null, 0, 1, 30_001, 60_000, 200_001, 200_002);
const names = fc.constantFrom('', 'A', 'B', 'a', 'Zebra', 'Äpfel', 'Ω', 'ﬀ');
const genres = fc.uniqueArray(fc.constantFrom('ambient', 'jazz', 'k-pop', 'rock'), { maxLength: 3 });
const ids = fc.integer({ min: 1, max: 0x7fff_ffff });

/** Few entries, so that plays meet; ids in no order. */
const catalogues: fc.Arbitrary<PlainCatalogue> = fc
  .tuple(
    fc.uniqueArray(fc.record({ id: ids, name: names, genres }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ id }) => id,
    }),
    fc.uniqueArray(fc.record({ id: ids, name: names, year: fc.constantFrom(null, 1969, 1970, 1999, 2000, 2024) }), {
      minLength: 1,
      maxLength: 5,
      selector: ({ id }) => id,
    }),
  )
  .chain(([artists, albums]) =>
    fc.record({
      artists: fc.constant(artists),
      albums: fc.constant(albums),
      tracks: fc.uniqueArray(
        fc.record({
          id: ids,
          name: names,
          durationMs: durations,
          explicit: yesNoUnknown,
          album: fc.constantFrom(null, ...albums.map(({ id }) => id)),
          artists: fc.uniqueArray(fc.constantFrom(...artists.map(({ id }) => id)), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 12, selector: ({ id }) => id },
      ),
    }),
  );

/** Histories with ties, unknown lengths, plays in the same second and at the same instant; sometimes without plays. */
export const plainHistories: fc.Arbitrary<PlainHistory> = catalogues.chain((catalogue) =>
  fc.record({ catalogue: fc.constant(catalogue), plays: playsOf(catalogue) }),
);

function playsOf(catalogue: PlainCatalogue): fc.Arbitrary<PlainPlay[]> {
  const play = fc.record({
    at: instants,
    track: fc.constantFrom(...catalogue.tracks.map(({ id }) => id)),
    ms: msPlayed,
    device: fc.constantFrom(...DEVICE_KINDS),
    country: fc.constantFrom(null, 'DE', 'NP', 'ZZ'),
    context: fc.constantFrom(null, 'spotify:album:x', 'spotify:playlist:a', 'spotify:playlist:b'),
    shuffled: yesNoUnknown,
    skipped: yesNoUnknown,
    offline: yesNoUnknown,
    private: yesNoUnknown,
    completed: yesNoUnknown,
  });
  return fc.uniqueArray(play, { maxLength: 60, selector: ({ at, track }) => `${at} ${track}` });
}

/** Questions about a history: any bounds (also none, or the wrong way round), rule, zone, and often a filter. */
export function questionsAbout(history: PlainHistory): fc.Arbitrary<Question> {
  const bound = fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: instants },
    { weight: 2, arbitrary: fc.constantFrom(0, ...history.plays.map(({ at }) => at)) },
  );
  return fc.record({
    from: bound,
    to: bound,
    countingRule: fc.constantFrom<CountingRule>('THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING'),
    zone: fc.constantFrom(...ZONES).map(zoneOf),
    weekStart: fc.constantFrom<WeekStart>('MONDAY', 'SUNDAY', 'SATURDAY'),
    filter: fc.option(filtersOf(history), { nil: undefined }),
  });
}

/** Conditions of which each is there or not; values that the history has, and some that it does not. */
export function filtersOf({ catalogue }: PlainHistory): fc.Arbitrary<Filter> {
  const some = <T>(...values: T[]) =>
    fc.option(fc.array(fc.constantFrom(...values), { maxLength: 4 }), { nil: undefined, freq: 1 });
  const idsOf = (entries: readonly { id: number }[]) => some(0, ...entries.map(({ id }) => id));
  return fc.record({
    tracks: rarely(idsOf(catalogue.tracks)),
    artists: rarely(idsOf(catalogue.artists)),
    albums: rarely(idsOf(catalogue.albums)),
    genres: rarely(some('jazz', 'rock', 'ambient', 'noise')),
    devices: rarely(some(...DEVICE_KINDS)),
    countries: rarely(some('DE', 'NP', 'XX')),
    contexts: rarely(some('spotify:playlist:a', 'spotify:album:x', 'spotify:none')),
    hours: rarely(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 6 })),
    weekdays: rarely(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2 })),
  });
}

/** One condition in four is there, so that something is left of most histories. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** A history and a question about it. */
export const questioned: fc.Arbitrary<{ history: PlainHistory; question: Question }> = plainHistories.chain((history) =>
  fc.record({ history: fc.constant(history), question: questionsAbout(history) }),
);
