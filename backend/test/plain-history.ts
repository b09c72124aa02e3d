import { DEVICE_KINDS, deviceKind, Fact, factOf, type History, type Lists, UNKNOWN } from '@audiospective/listening';
import type { Queryable } from '../src/platform/database/database';

/** A listener's archive as plain objects: what a history says when its columns and indexes are resolved. */
export interface PlainHistory {
  plays: unknown[];
  tracks: unknown[];
  artists: unknown[];
  albums: unknown[];
  /** Ids in the order of names. */
  byName: { tracks: number[]; artists: number[]; albums: number[] };
  genres: string[];
}

const FACTS = Object.values(Fact);

/** Resolves every index of a history. */
export function plainHistory({ plays, circumstances: ways, catalogue }: History): PlainHistory {
  const { tracks, artists, albums, genres } = catalogue;
  const known = <T>(index: number | undefined, values: ArrayLike<T>) =>
    index === UNKNOWN ? null : values[index as number];
  const list = <T>({ start, values }: Lists, entry: number, of: ArrayLike<T>) =>
    Array.from(values.subarray(start[entry], start[entry + 1]), (index) => of[index]);
  return {
    plays: Array.from(plays.second, (second, row) => {
      const way = plays.circumstance[row] as number;
      return {
        at: second * 1000 + plays.millisecond[row]!,
        track: tracks.id[plays.track[row]!],
        ms: plays.msPlayed[row],
        sources: ways.sources[way],
        facts: FACTS.map((fact) => factOf(ways.facts[way]!, fact)),
        device: DEVICE_KINDS[ways.device[way]!],
        country: known(ways.country[way], ways.countries),
        context: known(ways.context[way], ways.contexts),
      };
    }),
    tracks: sorted(tracks.id, (i) => ({
      id: tracks.id[i],
      durationMs: tracks.durationMs[i],
      explicit: tracks.explicit[i],
      album: known(tracks.album[i], albums.id),
      artists: list(tracks.artists, i, artists.id),
    })),
    artists: sorted(artists.id, (i) => ({ id: artists.id[i], genres: list(artists.genres, i, genres).sort() })),
    albums: sorted(albums.id, (i) => ({ id: albums.id[i], year: albums.releaseYear[i] })),
    byName: { tracks: inOrder(tracks), artists: inOrder(artists), albums: inOrder(albums) },
    genres: [...genres],
  };
}

function sorted<T extends { id: number | undefined }>(ids: Int32Array, of: (index: number) => T): T[] {
  return Array.from(ids, (_, index) => of(index)).sort((a, b) => a.id! - b.id!);
}

function inOrder({ id, nameOrder }: { id: Int32Array; nameOrder: Uint32Array }): number[] {
  return Array.from(id)
    .map((key, index) => ({ key, place: nameOrder[index]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => key);
}

const PLAYS = `
SELECT (date_part('epoch', date_trunc('second', played_at)) * 1000 + floor(date_part('milliseconds', played_at))::int % 1000) AS at,
  track_id, ms_played, sources, platform, country, reason_end, flags, uri
FROM play LEFT JOIN play_detail d ON d.id = detail_id LEFT JOIN play_context c ON c.id = context_id
WHERE listener_id = $1 ORDER BY played_at, track_id`;

const TRACKS = `SELECT t.* FROM track t WHERE id IN (SELECT track_id FROM play WHERE listener_id = $1)`;
const ARTISTS = `SELECT a.* FROM artist a WHERE id IN (SELECT unnest(artist_ids) FROM (${TRACKS}) t)`;
const ALBUMS = `SELECT a.* FROM album a WHERE id IN (SELECT album_id FROM (${TRACKS}) t)`;
const GENRES = `SELECT g.* FROM genre g WHERE id IN (SELECT unnest(genre_ids) FROM (${ARTISTS}) a)`;

/** The same from plain rows, without chunks, columns and memory. */
export async function plainRows(db: Queryable, listenerId: number): Promise<PlainHistory> {
  const read = (sql: string) => db.query<any>(sql, [listenerId]);
  const byName = async (sql: string) => (await read(`${sql} ORDER BY name COLLATE "C", id`)).map((row) => row.id);
  return {
    plays: (await read(PLAYS)).map(toPlay),
    tracks: await read(
      `SELECT id, coalesce(duration_ms, -1) AS "durationMs", coalesce(explicit::int, -1) AS explicit, album_id AS album, artist_ids AS artists
       FROM (${TRACKS}) t ORDER BY id`,
    ),
    artists: await read(
      `SELECT id, ARRAY(SELECT name FROM genre WHERE id = ANY(genre_ids) ORDER BY name COLLATE "C") AS genres FROM (${ARTISTS}) a ORDER BY id`,
    ),
    albums: await read(
      `SELECT id, coalesce(extract(year FROM release_date)::int, -1) AS year FROM (${ALBUMS}) a ORDER BY id`,
    ),
    byName: { tracks: await byName(TRACKS), artists: await byName(ARTISTS), albums: await byName(ALBUMS) },
    genres: (await read(`${GENRES} ORDER BY name COLLATE "C"`)).map((row) => row.name),
  };
}

function toPlay(row: any): unknown {
  const bits = (place: number) => [null, false, true][(row.flags >> place) & 3] ?? null;
  return {
    at: row.at,
    track: row.track_id,
    ms: row.ms_played ?? UNKNOWN,
    sources: row.sources,
    facts: [bits(0), bits(2), bits(4), bits(6), row.reason_end ? row.reason_end === 'trackdone' : null],
    device: deviceKind(row.platform ?? ''),
    country: ['', 'ZZ', null].includes(row.country) ? null : row.country,
    context: row.uri,
  };
}
