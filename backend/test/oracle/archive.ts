import * as fc from 'fast-check';
import type { CountingRule, Filter, WeekStart } from '@audiospective/listening';
import { type PlayDetail, playFlags, storeDetails } from '../../src/archival/plays/play-details.repository';
import { storeContexts } from '../../src/archival/plays/polled-plays.repository';
import type { Database, Transaction } from '../../src/platform/database/database';
import { DEVICES, type OracleQuestion } from './question';

/** A play to be stored; `track` is a place in {@link TRACKS}. */
export interface ArchivedPlay {
  /** UTC milliseconds. */
  playedAt: number;
  track: number;
  msPlayed: number | null;
  /** What an export told of it; null when it was only polled. */
  detail: PlayDetail | null;
  contextUri: string | null;
}

const GENRES = ['ambient', 'jazz', 'k-pop', 'rock', 'Zouk'];
/** Two artists of one name; two who share a genre, so that a play of both counts for it once. */
const ARTISTS = [
  { name: 'Ada', genres: [1, 2] },
  { name: 'Bo', genres: [2, 4] },
  { name: 'Bo', genres: [] },
  { name: 'Çelik', genres: [5] },
  { name: 'cy', genres: [3, 4] },
];
const ALBUMS = [
  { name: 'Same', artist: 1, released: '1969-12-31' },
  { name: 'Same', artist: 2, released: '1970-01-01' },
  { name: '愛', artist: 3, released: null },
  { name: 'Zebra', artist: 5, released: '2019-06-01' },
];
const TRACKS = [
  { name: 'Même', durationMs: 60_001, album: 1, artists: [1], explicit: true },
  { name: 'Same', durationMs: 60_000, album: 1, artists: [1, 2], explicit: false },
  { name: 'Same', durationMs: 60_000, album: 2, artists: [2, 5, 3], explicit: null },
  { name: 'same', durationMs: null, album: null, artists: [4], explicit: null },
  { name: '歌', durationMs: 200_000, album: 3, artists: [3], explicit: true },
  { name: '🎵', durationMs: 10_000, album: 4, artists: [5, 1], explicit: false },
  { name: 'ﬀ', durationMs: 0, album: 4, artists: [2], explicit: false },
];

/** Writes the catalogue of these tests into empty tables: row n has the key n + 1. */
export async function storeCatalogue(database: Database): Promise<void> {
  const json = (rows: unknown) => [JSON.stringify(rows)];
  await database.query('INSERT INTO genre (name) SELECT * FROM unnest($1::text[]) name', [GENRES]);
  await database.query(
    `INSERT INTO artist (name, spotify_id, genre_ids) SELECT name, 'artist' || row_number() OVER (), genres
     FROM json_to_recordset($1) AS r(name text, genres int[])`,
    json(ARTISTS),
  );
  await database.query(
    `INSERT INTO album (name, spotify_id, artist_id, release_date) SELECT name, 'album' || row_number() OVER (), artist, released
     FROM json_to_recordset($1) AS r(name text, artist int, released date)`,
    json(ALBUMS),
  );
  await database.query(
    `INSERT INTO track (name, spotify_id, duration_ms, album_id, artist_ids, explicit)
     SELECT name, 'track' || row_number() OVER (), "durationMs", album, artists, explicit
     FROM json_to_recordset($1) AS r(name text, "durationMs" int, album int, artists int[], explicit boolean)`,
    json(TRACKS),
  );
}

/** Writes the plays of a listener and moves the version of the archive, in one transaction. */
export async function storeArchive(tx: Transaction, listenerId: number, plays: readonly ArchivedPlay[]): Promise<void> {
  const details = new Map(plays.flatMap(({ detail }) => (detail ? [[JSON.stringify(detail), detail] as const] : [])));
  const ids = await storeDetails(tx, [...details.values()]);
  const detailIds = new Map([...details.keys()].map((key, i) => [key, ids[i]]));
  const contexts = await storeContexts(
    tx,
    plays.flatMap(({ contextUri }) => contextUri ?? []),
  );
  const rows = plays.map(({ playedAt, track, msPlayed, detail, contextUri }) => ({
    at: new Date(playedAt).toISOString(),
    track: track + 1,
    ms: msPlayed,
    detail: detail && detailIds.get(JSON.stringify(detail)),
    context: contextUri && contexts.get(contextUri),
    sources: detail ? 2 : 1,
  }));
  await tx.query('SELECT FROM archive_state WHERE listener_id = $1 FOR UPDATE', [listenerId]);
  await tx.query(
    `INSERT INTO play (listener_id, played_at, track_id, ms_played, detail_id, context_id, sources)
     SELECT $1, at, track, ms, detail, context, sources
     FROM json_to_recordset($2) AS p(at timestamptz, track int, ms int, detail int, context int, sources smallint)`,
    [listenerId, JSON.stringify(rows)],
  );
  await tx.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listenerId]);
}

/** Nights in which clocks change, midnights that do not exist or come twice, a day left out, ends of years. */
const CORNERS = [
  '2011-12-30T10:00:00Z',
  '2018-11-04T03:00:00Z',
  '2019-02-17T02:00:00Z',
  '2019-12-31T23:00:00Z',
  '2020-02-29T12:00:00Z',
  '2020-11-01T05:00:00Z',
  '2021-03-28T01:00:00Z',
  '2021-10-31T01:00:00Z',
  '2022-04-02T15:00:00Z',
].map((text) => Date.parse(text));
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
];
const MINUTE = 60_000;

/** Close to a corner: on the millisecond, within a session, within a streak. */
const instantNear = (corners: readonly number[]) =>
  fc
    .tuple(
      fc.constantFrom(...corners),
      fc.oneof(
        fc.constantFrom(-1, 0, 1, 999),
        // A silence of half an hour is the edge of a session, with and without the length of a play.
        fc.constantFrom(0, 30, 31, 61, 62).map((minutes) => minutes * MINUTE),
        fc.integer({ min: -90, max: 90 }).map((minutes) => minutes * MINUTE),
        fc.integer({ min: -40, max: 40 }).map((hours) => hours * 60 * MINUTE),
        fc.integer({ min: -20 * 24 * 60 * MINUTE, max: 20 * 24 * 60 * MINUTE }),
      ),
    )
    .map(([corner, beside]) => corner + beside);

const someInstant = instantNear(CORNERS);

const known = fc.constantFrom(true, false, null);
const someDetail = fc.record({
  platform: fc.constantFrom(...Object.keys(DEVICES)),
  country: fc.constantFrom('DE', 'NP', 'ZZ', ''),
  reasonStart: fc.constant('clickrow'),
  reasonEnd: fc.constantFrom('trackdone', 'fwdbtn', ''),
  flags: fc.tuple(known, known, known, known).map((facts) => playFlags(...facts)),
});
const URIS = ['spotify:playlist:a', 'spotify:playlist:B', 'spotify:album:x'];
const playNear = (corners: readonly number[]): fc.Arbitrary<ArchivedPlay> =>
  fc.record({
    playedAt: instantNear(corners),
    track: fc.nat(TRACKS.length - 1),
    msPlayed: fc.constantFrom(null, 0, 5_000, 29_999, 30_000, 30_001, 60_000, 199_999, 5_000_000),
    detail: fc.option(someDetail),
    contextUri: fc.option(fc.constantFrom(...URIS)),
  });

/** Archives with ties, plays of one second and of one instant, unknown lengths; sometimes empty. They gather around a few corners. */
export const someArchive = fc.subarray(CORNERS, { minLength: 1, maxLength: 3 }).chain((corners) =>
  fc.uniqueArray(playNear(corners), {
    maxLength: 50,
    size: 'max',
    selector: ({ playedAt, track }) => `${playedAt} ${track}`,
  }),
);

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 });
const ids = (rows: unknown[]) => some(...rows.map((_, i) => i + 1), 999_999);
const everyCondition: fc.Arbitrary<Filter> = fc.record({
  tracks: ids(TRACKS),
  artists: ids(ARTISTS),
  albums: ids(ALBUMS),
  genres: some(...GENRES, 'none'),
  devices: some(...Object.values(DEVICES)),
  countries: some('DE', 'NP', 'FR'),
  contexts: some(...URIS, 'spotify:playlist:none'),
  hours: fc.uniqueArray(fc.nat(23), { minLength: 8, maxLength: 20 }),
  weekdays: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 6 }),
});
const CONDITIONS = ['tracks', 'artists', 'albums', 'genres', 'devices', 'countries', 'contexts', 'hours', 'weekdays'];
const someConditions = (maxLength: number): fc.Arbitrary<Filter> =>
  fc
    .tuple(everyCondition, fc.subarray(CONDITIONS, { maxLength }))
    .map(([all, wanted]) => Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))));

/** None, one condition or two; half of the time another on top. */
const someFilter: fc.Arbitrary<Filter> = fc
  .tuple(someConditions(2), fc.option(someConditions(1), { freq: 1 }))
  .map(([conditions, also]) => ({ ...conditions, ...(also && { also }) }));

const inOrder = ([a, b]: [number | null, number | null]): [number | null, number | null] =>
  a !== null && b !== null && a > b ? [b, a] : [a, b];
const somePeriod = fc.tuple(fc.option(someInstant), fc.option(someInstant));

/** Questions of any period (also without bounds, or now and then without an instant), rule, zone and filter. */
export const someQuestion: fc.Arbitrary<Omit<OracleQuestion, 'listenerId'>> = fc
  .record({
    period: fc.oneof({ weight: 9, arbitrary: somePeriod.map(inOrder) }, { weight: 1, arbitrary: somePeriod }),
    countingRule: fc.constantFrom<CountingRule>('THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING'),
    timeZone: fc.constantFrom(...ZONES),
    weekStart: fc.constantFrom<WeekStart>('MONDAY', 'SUNDAY', 'SATURDAY'),
    filter: someFilter,
    today: fc.constantFrom('2011-12-31', '2020-11-02', '2021-03-28', '2022-04-03', '2026-11-01'),
  })
  .map(({ period: [from, to], ...question }) => ({ from, to, ...question }));
