import type { History } from '@audiospective/listening';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { fillLibraries, tellOfChanges } from '../../../test/libraries';
import { plainHistory, plainRows } from '../../../test/plain-history';
import { CatalogWriter, type TrackFacts } from '../../catalog/catalog-writer';
import { EnrichmentRepository } from '../../catalog/enrichment/enrichment.repository';
import { FixedClock } from '../../platform/clock';
import { Transaction } from '../../platform/database/database';

describe('the catalogue of a loaded history', () => {
  let test: TestDatabase;
  let listener: number;
  let enrichment: EnrichmentRepository;
  let histories: ReturnType<typeof historiesOf>;
  const catalog = new CatalogWriter();

  beforeAll(async () => {
    test = await createTestDatabase();
    enrichment = new EnrichmentRepository(test.database, catalog, new FixedClock(new Date('2024-05-01T00:00:00Z')));
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('TRUNCATE play, track, album, artist, genre CASCADE');
    listener = await createListener(test.database);
    histories = historiesOf(test.database);
  });

  const exported = (id: string): TrackFacts => {
    const artists = [{ spotifyId: null, name: `Artist ${id}` }];
    return { spotifyId: id, name: `Track ${id}`, artists, album: { spotifyId: null, name: `Album ${id}`, artists } };
  };
  const known = (id: string): TrackFacts => {
    const artists = [{ spotifyId: `artist-${id}`, name: `Artist ${id}` }];
    const album = { spotifyId: `album-${id}`, name: `Album ${id}`, artists, releaseDate: '1987-06' };
    return { spotifyId: id, name: `A better name of ${id}`, artists, album, durationMs: 200_000, explicit: true };
  };
  const hear = async (...ids: string[]) => {
    const tracks = await test.database.transaction((tx) => catalog.storeTracks(tx, ids.map(exported)));
    await test.database.query(
      `INSERT INTO play (listener_id, played_at, track_id, sources)
       SELECT $1, now() - track * interval '1 minute', track, 2 FROM unnest($2::int[]) AS track ON CONFLICT DO NOTHING`,
      [listener, tracks],
    );
    await fillLibraries(test.database);
    await test.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listener]);
  };
  const learn = (...ids: string[]) => enrichment.saveTracks(new Map(ids.map((id) => [id, known(id)])));
  const learnGenres = (id: string, ...genres: string[]) =>
    enrichment.saveArtists(new Map([[`artist-${id}`, { name: '', imageUrl: null, genres }]]));
  const isRight = async (history: History) =>
    expect(plainHistory(history)).toEqual(await plainRows(test.database, listener));

  it('learns what became known of its tracks, albums and artists through anybody', async () => {
    await hear('a', 'b', 'c');
    const before = await histories.load(listener);
    await learn('b');
    const better = await histories.load(listener);
    await isRight(better);
    expect(better.plays).toBe(before.plays);
    expect(Array.from(better.catalogue.tracks.durationMs)).toContain(200_000);
    await learnGenres('b', 'jazz', 'a genre');
    const best = await histories.load(listener);
    await isRight(best);
    expect(best.catalogue.genres).toEqual(['a genre', 'jazz']);
    expect(better.catalogue.genres).toEqual([]);
    await learnGenres('b', 'soul');
    await isRight(await histories.load(listener));
  });

  it('stays as it is while others learn of other music', async () => {
    const [ours, theirs] = [listener, await createListener(test.database)];
    await hear('a');
    const history = await histories.load(ours);
    listener = theirs;
    await hear('b');
    await learn('b');
    await learnGenres('b', 'jazz');
    expect(await histories.load(ours)).toBe(history);
  });

  it('is read as a whole by who has not looked for too long', async () => {
    await hear('a', 'b');
    await histories.load(listener);
    await learn('a');
    await learn('b');
    await test.database.query('DELETE FROM catalog_change WHERE version = (SELECT min(version) FROM catalog_change)');
    const history = await histories.load(listener);
    await isRight(history);
    expect(Array.from(history.catalogue.tracks.durationMs)).toEqual([200_000, 200_000]);
  });

  it('is up to date for who has missed only changes of other music', async () => {
    await hear('a');
    await histories.load(listener);
    await tellOfChanges(test.database, { artists: [-1] });
    await test.database.query('DELETE FROM catalog_change');
    await hear('b');
    const read = jest.spyOn(Transaction.prototype, 'query');
    await isRight(await histories.load(listener));
    expect(read.mock.calls.filter(([sql]) => sql.includes('catalog_change'))).toEqual([]);
    read.mockRestore();
  });

  it('takes new tracks in where their names belong', async () => {
    const names = Array.from({ length: 250 }, (_, i) => `${(i * 37) % 250}`);
    await hear(...names.map((name) => `t${name}`));
    await histories.load(listener);
    await hear('t', 't25x', 'zz');
    await isRight(await histories.load(listener));
    await hear(...names.map((name) => `u${name}`));
    await isRight(await histories.load(listener));
  });

  it('has a place for a track that does not exist', async () => {
    await hear('a', 'b');
    await test.database.query('UPDATE play SET track_id = -1 WHERE track_id = (SELECT max(track_id) FROM play)');
    const { tracks } = (await histories.load(listener)).catalogue;
    expect(Array.from(tracks.id).sort()).toContain(-1);
    expect([...tracks.nameOrder].sort()).toEqual([0, 1]);
    await hear('c');
    expect([...(await histories.load(listener)).catalogue.tracks.nameOrder].sort()).toEqual([0, 1, 2]);
  });
});
