import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../../src/platform/database/database';
import { type Catalogue, nameOf } from './catalogue';
import { Random } from './random';

const GENRE = 1;
const ARTIST = 2;
const ALBUM = 3;
const TRACK = 4;

/** Writes a catalogue into empty tables, as it is when all of it has been enriched. Row n has the key n + 1. */
export async function storeCatalogue(database: Database, catalogue: Catalogue): Promise<void> {
  const { genres, artists, albums, tracks } = catalogue.size;
  const copy = (columns: string, length: number, row: (i: number) => readonly unknown[]) =>
    copyRows(database, columns, lines(length, row));
  const genreName = (i: number) => `${nameOf(i, GENRE)} ${i}`.toLowerCase();
  await copy('genre (id, name)', genres, (i) => [i + 1, genreName(i)]);
  await copy('artist (id, spotify_id, name, image_url, genre_ids, enriched_at)', artists, (i) => artistRow(i, genres));
  await copy('album (id, spotify_id, name, artist_id, release_date, release_precision, image_url)', albums, (i) =>
    albumRow(i, catalogue),
  );
  const trackColumns = 'track (id, spotify_id, name, album_id, artist_ids, duration_ms, explicit, enriched_at)';
  await copy(trackColumns, tracks, (i) => trackRow(i, catalogue));
  for (const table of ['genre', 'artist', 'album', 'track'])
    await database.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  await database.query('ANALYZE genre, artist, album, track');
}

const spotifyId = (kind: string, i: number) => `${kind}${String(i).padStart(22 - kind.length, '0')}`;
const cover = (kind: string, i: number) => `https://i.scdn.co/image/${spotifyId(kind, i)}`;
const ENRICHED_AT = '2026-01-01T00:00:00Z';

function artistRow(i: number, genres: number): unknown[] {
  const random = new Random(i + 77);
  const own = new Set(Array.from({ length: random.below(4) }, () => 1 + random.skewed(genres, 2)));
  return [i + 1, spotifyId('ar', i), nameOf(i, ARTIST), cover('ar', i), `{${[...own].join(',')}}`, ENRICHED_AT];
}

function albumRow(i: number, { artistOf }: Catalogue): unknown[] {
  const year = 2026 - new Random(i + 99).skewed(65, 2);
  const released = [`${year}-01-01`, 'year'];
  return [i + 1, spotifyId('al', i), nameOf(i, ALBUM), (artistOf[i] as number) + 1, ...released, cover('al', i)];
}

function trackRow(i: number, { albumOf, artistOf, guestOf, durationMs }: Catalogue): unknown[] {
  const album = albumOf[i] as number;
  const guest = guestOf[i] as number;
  const artist = artistOf[album] as number;
  const credits = guest < 0 || guest === artist ? [artist + 1] : [artist + 1, guest + 1];
  const facts = [durationMs[i], i % 9 === 0, ENRICHED_AT];
  return [i + 1, spotifyId('tr', i), nameOf(i, TRACK), album + 1, `{${credits.join(',')}}`, ...facts];
}

const ROWS_PER_BLOCK = 1_000;

/** COPY's text form; no value of ours holds a tab, a line break or a backslash. */
function* lines(length: number, row: (i: number) => readonly unknown[]): Generator<string> {
  for (let first = 0; first < length; first += ROWS_PER_BLOCK) {
    let block = '';
    for (let i = first; i < Math.min(first + ROWS_PER_BLOCK, length); i++) block += `${row(i).join('\t')}\n`;
    yield block;
  }
}

async function copyRows(database: Database, target: string, blocks: Iterable<string>): Promise<void> {
  await database.transaction((tx) =>
    pipeline(Readable.from(blocks), tx.client.query(copyFrom(`COPY ${target} FROM STDIN`))),
  );
}
