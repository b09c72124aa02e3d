import { Logger } from '@nestjs/common';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { FixedClock } from '../../platform/clock';
import type { JobQueue } from '../../platform/jobs/job-queue';
import type { TrackFacts } from '../catalog-facts';
import { CatalogWriter } from '../catalog-writer';
import type { ArtistDetails, CatalogSource, Looked } from './catalog-source';
import { Enrichment } from './enrichment';
import { EnrichmentRepository } from './enrichment.repository';

const NOW = new Date('2026-03-01T12:00:00Z');

/** Knows every id; stops after so many. */
class FakeSource implements CatalogSource {
  readonly asked: string[] = [];
  waitUntil: Date | null = null;
  genres = ['night pop'];
  unknown = new Set<string>();

  async tracks(ids: readonly string[]): Promise<Looked<TrackFacts>> {
    return this.look(ids, (id) => ({
      spotifyId: id,
      name: `Track ${id}`,
      album: {
        spotifyId: `album-${id}`,
        name: `Album ${id}`,
        artists: [{ spotifyId: `artist-${id}`, name: `Artist ${id}` }],
        imageUrl: `https://i.scdn.co/image/${id}`,
      },
      artists: [{ spotifyId: `artist-${id}`, name: `Artist ${id}` }],
      durationMs: 200_000,
      explicit: false,
    }));
  }

  async artists(ids: readonly string[]): Promise<Looked<ArtistDetails>> {
    return this.look(ids, (id) => ({ name: id, imageUrl: `https://i.scdn.co/image/${id}`, genres: this.genres }));
  }

  private async look<T>(ids: readonly string[], tell: (id: string) => T): Promise<Looked<T>> {
    const answered = this.waitUntil ? ids.slice(0, 1) : ids;
    this.asked.push(...answered);
    return {
      found: new Map(answered.map((id) => [id, this.unknown.has(id) ? null : tell(id)])),
      waitUntil: this.waitUntil,
    };
  }
}

describe('Enrichment', () => {
  const clock = new FixedClock(NOW);
  const writer = new CatalogWriter();
  let test: TestDatabase;
  let source: FakeSource;
  let sent: { data: unknown; startAfter?: Date }[];
  let enrichment: Enrichment;
  let listener: number;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('TRUNCATE play, track, album, artist, genre, listener CASCADE');
    source = new FakeSource();
    sent = [];
    const queue = { send: async (_job: object, data: object, options: object) => void sent.push({ data, ...options }) };
    enrichment = new Enrichment(
      new EnrichmentRepository(test.database, writer, clock),
      queue as unknown as JobQueue,
      source,
    );
    listener = await createListener(test.database);
  });

  /** Tracks as an export names them: no album id, no length, no artist id. */
  async function exported(playsOf: Record<string, number>, by = listener): Promise<void> {
    const facts = Object.keys(playsOf).map((id): TrackFacts => {
      const artists = [{ spotifyId: null, name: `Artist ${id}` }];
      return { spotifyId: id, name: `Track ${id}`, artists, album: { spotifyId: null, name: `Album ${id}`, artists } };
    });
    await test.database.transaction(async (tx) => {
      const ids = await writer.storeTracks(tx, facts);
      for (const [i, plays] of Object.values(playsOf).entries()) {
        await tx.query(
          `INSERT INTO play (played_at, listener_id, track_id, sources) SELECT $1::timestamptz + make_interval(mins => n), $2, $3, 2 FROM generate_series(1, $4::int) n`,
          [NOW, by, ids[i], plays],
        );
      }
    });
  }

  const tracks = () =>
    test.database.query<{ spotify_id: string; duration_ms: number | null; image_url: string | null }>(
      'SELECT track.spotify_id, duration_ms, image_url FROM track LEFT JOIN album ON album.id = album_id ORDER BY 1',
    );
  const artists = () =>
    test.database.query(
      'SELECT artist.spotify_id, image_url, (SELECT array_agg(name ORDER BY name) FROM genre WHERE id = ANY(genre_ids)) AS genres FROM artist ORDER BY 1',
    );

  it('completes the most played tracks first, then their artists, and goes on until nothing is missing', async () => {
    await exported({ rare: 1, top: 5, often: 3 });
    await enrichment.doRound(listener, 1);
    expect(source.asked.slice(0, 3)).toEqual(['top', 'often', 'rare']);
    expect(source.asked.slice(3)).toEqual(['artist-top', 'artist-often', 'artist-rare']);
    expect(await tracks()).toEqual(
      ['often', 'rare', 'top'].map((id) => ({
        spotify_id: id,
        duration_ms: 200_000,
        image_url: `https://i.scdn.co/image/${id}`,
      })),
    );
    expect((await artists())[0]).toEqual({
      spotify_id: 'artist-often',
      image_url: 'https://i.scdn.co/image/artist-often',
      genres: ['night pop'],
    });
    expect(sent).toEqual([{ data: { listenerId: listener, round: 2 }, singletonKey: String(listener) }]);
    const [state] = await test.database.query<{ version: string }>(
      'SELECT version FROM archive_state WHERE listener_id = $1',
      [listener],
    );
    expect(state?.version).toBe('1');
    await enrichment.doRound(listener, 1);
    expect(source.asked).toHaveLength(6);
    expect(sent).toHaveLength(1);
  });

  it('tells readers after rounds 1, 2, 4, 8 and the last one', async () => {
    await exported(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`song${i}`, 1])));
    source.waitUntil = NOW;
    const versions: string[] = [];
    for (let round = 1; round <= 10; round++) {
      if (round === 10) source.waitUntil = null;
      if (round === 10) await test.database.query('UPDATE artist SET enriched_at = now()');
      await enrichment.doRound(listener, round);
      const [state] = await test.database.query<{ version: string }>(
        'SELECT version FROM archive_state WHERE listener_id = $1',
        [listener],
      );
      versions.push(state!.version);
    }
    expect(versions).toEqual(['1', '2', '2', '3', '3', '3', '3', '4', '4', '5']);
  });

  it('asks once for what Spotify does not know', async () => {
    await exported({ gone: 2 });
    source.unknown.add('gone');
    await enrichment.doRound(listener, 1);
    await enrichment.doRound(listener, 1);
    expect(source.asked).toEqual(['gone']);
    expect(await tracks()).toEqual([{ spotify_id: 'gone', duration_ms: null, image_url: null }]);
  });

  it('keeps what it has and goes on later when Spotify must not be called', async () => {
    await exported({ top: 5, often: 3 });
    source.waitUntil = new Date(NOW.getTime() + 60_000);
    await enrichment.doRound(listener, 1);
    expect(source.asked).toEqual(['top']);
    expect(sent).toEqual([
      { data: { listenerId: listener, round: 2 }, singletonKey: String(listener), startAfter: source.waitUntil },
    ]);
    source.waitUntil = null;
    await enrichment.doRound(listener, 1);
    expect((await tracks()).map((track) => track.duration_ms)).toEqual([200_000, 200_000]);
  });

  it('never replaces genres and pictures by nothing', async () => {
    await exported({ top: 1 });
    await enrichment.doRound(listener, 1);
    await test.database.query('UPDATE artist SET enriched_at = NULL');
    source.genres = [];
    await enrichment.doRound(listener, 1);
    expect(await artists()).toEqual([expect.objectContaining({ genres: ['night pop'] })]);
  });

  it('moves the version of the catalogue only when something became known', async () => {
    const version = async () => (await test.database.query<any>('SELECT version FROM catalog_state'))[0].version;
    await exported({ top: 1 });
    await enrichment.doRound(listener, 1);
    const known = await version();
    await test.database.query('UPDATE artist SET enriched_at = NULL');
    await enrichment.doRound(listener, 1);
    expect(await version()).toBe(known);
    await test.database.query('UPDATE artist SET enriched_at = NULL');
    source.genres = ['day pop'];
    await enrichment.doRound(listener, 1);
    expect(await version()).toBe(String(Number(known) + 1));
  });

  it("leaves other listeners' music for their turn", async () => {
    const other = await createListener(test.database);
    await exported({ theirs: 9 }, other);
    await enrichment.doRound(listener, 1);
    expect(source.asked).toEqual([]);
  });
});
