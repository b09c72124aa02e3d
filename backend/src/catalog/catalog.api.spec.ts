import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { fromGlobalId } from '../platform/graphql/global-id';

let test: TestDatabase;
let api: TestApi;
let listener: number;

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database);
  await test.database.query(`
    WITH genres AS (INSERT INTO genre (name) VALUES ('noise'), ('ambient') RETURNING id),
    known AS (
      INSERT INTO artist (name, spotify_id, image_url, genre_ids)
      VALUES ('Known', 'artist1', 'https://i.scdn.co/image/a', (SELECT array_agg(id) FROM genres)) RETURNING id),
    guest AS (INSERT INTO artist (name) VALUES ('Guest') RETURNING id),
    albums AS (
      INSERT INTO album (name, spotify_id, artist_id, release_date, release_precision, image_url)
      SELECT p, 'album-' || p, known.id, '1999-03-05'::date, p, 'https://i.scdn.co/image/b' FROM known, unnest(ARRAY['year', 'month', 'day']) p
      UNION ALL SELECT 'undated', NULL, known.id, NULL, NULL, NULL FROM known
      RETURNING id, name),
    tracks AS (
      INSERT INTO track (name, spotify_id, album_id, artist_ids, duration_ms, explicit)
      SELECT a.name, 'track-' || a.name, a.id, ARRAY[guest.id, known.id], 1000, true FROM albums a, known, guest
      UNION ALL SELECT 'by name', NULL, NULL, ARRAY[guest.id], NULL, NULL FROM guest
      RETURNING id, name)
    INSERT INTO play (listener_id, played_at, track_id, sources)
    SELECT ${listener}, '2024-01-01', id, 1 FROM tracks`);
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

/** The tracks of the listener's plays by name, with these fields. */
async function tracks(fields: string): Promise<Record<string, any>> {
  const { body } = await api.ask(`{ viewer { plays { edges { node { track { name ${fields} } } } } } }`, {
    as: listener,
  });
  const found: { name: string }[] = body.data.viewer.plays.edges.map(({ node }: any) => node.track);
  return Object.fromEntries(found.map(({ name, ...track }) => [name, track]));
}

it('shows a track with everything that is known of it', async () => {
  const { year } = await tracks('durationMs explicit spotifyUrl artists { name imageUrl genres spotifyUrl }');
  expect(year).toEqual({
    durationMs: 1000,
    explicit: true,
    spotifyUrl: 'https://open.spotify.com/track/track-year',
    artists: [
      { name: 'Guest', imageUrl: null, genres: [], spotifyUrl: null },
      {
        name: 'Known',
        imageUrl: 'https://i.scdn.co/image/a',
        genres: ['ambient', 'noise'],
        spotifyUrl: 'https://open.spotify.com/artist/artist1',
      },
    ],
  });
});

it('shows a release as exactly as it is known', async () => {
  const found = await tracks('album { releaseDate imageUrl spotifyUrl artist { name } }');
  expect(found['year'].album).toEqual({
    releaseDate: '1999',
    imageUrl: 'https://i.scdn.co/image/b',
    spotifyUrl: 'https://open.spotify.com/album/album-year',
    artist: { name: 'Known' },
  });
  expect([found['month'].album.releaseDate, found['day'].album.releaseDate]).toEqual(['1999-03', '1999-03-05']);
  expect(found['undated'].album).toMatchObject({ releaseDate: null, imageUrl: null, spotifyUrl: null });
});

it('shows a track known by name only', async () => {
  const found = await tracks('durationMs explicit spotifyUrl album { name } artists { name }');
  expect(found['by name']).toEqual({
    durationMs: null,
    explicit: null,
    spotifyUrl: null,
    album: null,
    artists: [{ name: 'Guest' }],
  });
});

it('gives everything an id of its kind', async () => {
  const { day } = await tracks('id album { id artist { id } }');
  const ids = [
    fromGlobalId('Track', day.id),
    fromGlobalId('Album', day.album.id),
    fromGlobalId('Artist', day.album.artist.id),
  ];
  expect(ids.every((id) => id > 0)).toBe(true);
});
