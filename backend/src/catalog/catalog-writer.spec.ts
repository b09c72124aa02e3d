import { createTestDatabase, type TestDatabase } from '../../test/database';
import { CatalogWriter, type TrackFacts } from './catalog-writer';

describe('CatalogWriter', () => {
  let test: TestDatabase;
  const writer = new CatalogWriter();
  const store = (...tracks: TrackFacts[]) => test.database.transaction((tx) => writer.storeTracks(tx, tracks));

  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(() => test.database.query('TRUNCATE track, album, artist RESTART IDENTITY CASCADE'));

  const polled = (id: string, name: string, artist = 'Ada'): TrackFacts => ({
    spotifyId: id,
    name,
    artists: [{ spotifyId: `artist-${artist}`, name: artist }],
    album: {
      spotifyId: `album-${artist}`,
      name: 'Blue',
      artists: [{ spotifyId: `artist-${artist}`, name: artist }],
      releaseDate: '2019-05',
      releasePrecision: 'month',
      imageUrl: 'https://i.scdn.co/image/1',
    },
    durationMs: 200_000,
    explicit: false,
  });
  const exported = (id: string | null, name: string, artist = 'Ada'): TrackFacts => ({
    spotifyId: id,
    name,
    artists: [{ spotifyId: null, name: artist }],
    album: id ? { spotifyId: null, name: 'Blue', artists: [{ spotifyId: null, name: artist }] } : null,
  });
  const whole = () =>
    test.database.query(`
      SELECT track.id, track.spotify_id, track.name, duration_ms, album.spotify_id AS album, to_char(release_date, 'YYYY-MM-DD') AS released,
        ARRAY(SELECT coalesce(artist.spotify_id, '?') || ' ' || artist.name FROM artist WHERE id = ANY(artist_ids)) AS artists
      FROM track LEFT JOIN album ON album.id = album_id ORDER BY track.id`);
  const count = async (table: string) =>
    (await test.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

  it('answers ids in the order of the input, the same for the same track', async () => {
    const [a, b, again] = await store(polled('1', 'One'), polled('2', 'Two', 'Bea'), polled('1', 'One'));
    expect(again).toBe(a);
    expect(b).not.toBe(a);
    expect(await store(polled('2', 'Two', 'Bea'), polled('1', 'One'))).toEqual([b, a]);
    expect(await whole()).toEqual([
      expect.objectContaining({
        id: a,
        spotify_id: '1',
        album: 'album-Ada',
        released: '2019-05-01',
        artists: ['artist-Ada Ada'],
      }),
      expect.objectContaining({ id: b, spotify_id: '2', album: 'album-Bea', artists: ['artist-Bea Bea'] }),
    ]);
  });

  it('lets the facts of Spotify replace names from an export, in place', async () => {
    const [id] = await store(exported('1', 'One'));
    expect(await whole()).toEqual([expect.objectContaining({ album: null, duration_ms: null, artists: ['? Ada'] })]);
    expect(await store(polled('1', 'One (2019)'))).toEqual([id]);
    expect(await whole()).toEqual([
      expect.objectContaining({
        id,
        name: 'One (2019)',
        album: 'album-Ada',
        duration_ms: 200_000,
        artists: ['artist-Ada Ada'],
      }),
    ]);
    expect([await count('artist'), await count('album')]).toEqual([1, 1]);
  });

  it('never lets names from an export replace the facts of Spotify, and uses the known artist and album', async () => {
    await store(polled('1', 'One'));
    const before = await whole();
    await store(exported('1', 'Uno'), exported('2', 'Two'));
    expect((await whole())[0]).toEqual(before[0]);
    expect((await whole())[1]).toEqual(
      expect.objectContaining({ spotify_id: '2', album: 'album-Ada', artists: ['artist-Ada Ada'] }),
    );
    expect([await count('artist'), await count('album')]).toEqual([1, 1]);
  });

  it('gives a track known by name only its id when the id becomes known', async () => {
    const [byName] = await store(exported(null, 'One'));
    expect(await store(exported('1', 'One'))).toEqual([byName]);
    expect(await store(exported(null, 'One'))).toEqual([byName]);
    expect(await store(exported('2', 'One'))).not.toEqual([byName]);
    expect(await count('track')).toBe(2);
  });

  it('keeps artists of the same name apart when Spotify does', async () => {
    await store(exported('1', 'One'));
    const twin = polled('2', 'Two', 'Ada');
    twin.artists = [{ spotifyId: 'another', name: 'Ada' }];
    await store(polled('1', 'One'), twin);
    expect((await whole()).map((track: any) => track.artists)).toEqual([['artist-Ada Ada'], ['another Ada']]);
  });

  it('can hold whatever a file says', async () => {
    const odd = (name: string): TrackFacts => ({ spotifyId: null, name, artists: [], album: null });
    await store(odd(''), odd('nul\0nul'), odd('\ud800 lone'), odd('漢'.repeat(5_000)));
    expect((await whole()).map((track: any) => track.name)).toEqual(
      expect.arrayContaining(['', 'nulnul', '\ufffd lone', '漢'.repeat(500)]),
    );
    const noDate = polled('1', 'One');
    (noDate.album as any).releaseDate = '0000';
    await store(noDate);
    expect(await whole()).toContainEqual(expect.objectContaining({ spotify_id: '1', released: null }));
  });

  it('writes nothing when everything is known', async () => {
    await store(polled('1', 'One'), polled('2', 'Two'));
    const version = () =>
      test.database.query(
        'SELECT track.xmin::text AS t, album.xmin::text AS l, artist.xmin::text AS a, track.id FROM track, album, artist ORDER BY 4',
      );
    const before = await version();
    await store(polled('2', 'Two'), polled('1', 'Eins'), exported('1', 'Uno'));
    expect(await version()).toEqual(before);
  });

  it('lets many writers file the same tracks at once', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `Track ${i}`);
    const writers = Array.from({ length: 12 }, (_, w) =>
      store(...names.map((name, i) => (w % 3 ? polled : exported)(`${(i * (w + 1)) % 60}`, name, `Artist ${i % 7}`))),
    );
    await Promise.all(writers);
    expect(await count('track')).toBe(60);
    const doubles = await test.database.query(
      'SELECT spotify_id FROM artist WHERE spotify_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1',
    );
    expect(doubles).toEqual([]);
  });

  describe('tells readers what has changed', () => {
    const idsOf = async (table: string) =>
      (await test.database.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)).map((row) => row.id);
    const version = async () => (await test.database.query<any>('SELECT version FROM catalog_state'))[0].version;
    const changesSince = (before: string) =>
      test.database.query<any>(
        'SELECT track_ids, artist_ids, album_ids FROM catalog_change WHERE version > $1 ORDER BY version',
        [before],
      );

    it('once for each transaction, by their ids', async () => {
      await store(exported('1', 'One'), exported(null, 'Two'), exported('3', 'Three'));
      const before = await version();
      await store(polled('1', 'One'), polled('2', 'Two'));
      expect(await version()).toBe(String(Number(before) + 1));
      const idOf = new Map((await whole()).map((track: any) => [track.spotify_id, track.id]));
      const [change, ...others] = await changesSince(before);
      expect(others).toEqual([]);
      expect(change).toEqual({
        track_ids: expect.arrayContaining([idOf.get('1'), idOf.get('2')]),
        artist_ids: await idsOf('artist'),
        album_ids: await idsOf('album'),
      });
      expect(change.track_ids).toHaveLength(2);
    });

    it('but not of new rows, and of nothing that stays as it was', async () => {
      const before = await version();
      await store(polled('1', 'One'), exported('2', 'Two', 'Bea'), exported(null, 'Three', 'Bea'));
      await store(polled('1', 'Uno'), exported('1', 'Eins'));
      expect(await version()).toBe(before);
      await test.database.query('UPDATE track SET duration_ms = NULL WHERE spotify_id = $1', ['1']);
      const later = await version();
      await store({ ...polled('1', 'One'), durationMs: null });
      expect(await version()).toBe(later);
    });

    it('and never of what was rolled back', async () => {
      await store(exported('1', 'One'));
      const before = await version();
      const failing = test.database.transaction(async (tx) => {
        await writer.storeTracks(tx, [polled('1', 'One')]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await version()).toBe(before);
      expect(await changesSince(before)).toEqual([]);
    });

    it('and remembers the last 1,000 changes', async () => {
      await test.database.query('UPDATE catalog_state SET version = version + 5000');
      await test.database
        .query(`INSERT INTO catalog_change (version) SELECT version - n FROM catalog_state, generate_series(0, 1500) n
        ON CONFLICT DO NOTHING`);
      await store(exported('1', 'One'));
      await store(polled('1', 'One'));
      const [kept] = await test.database.query(
        'SELECT count(*)::int AS n, max(version) - min(version) + 1 = count(*) AS gapless FROM catalog_change',
      );
      expect(kept).toEqual({ n: 1_000, gapless: true });
    });
  });
});
