import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { CatalogWriter, type TrackFacts } from '../catalog/catalog-writer';
import { PlayWriter, type PolledPlay } from './play-writer';

const track = (id: string, name = `Song ${id}`, artist = 'Ada'): TrackFacts => ({
  spotifyId: id,
  name,
  artists: [{ spotifyId: `artist-${artist}`, name: artist }],
  album: { spotifyId: 'album', name: 'Blue', artists: [{ spotifyId: `artist-${artist}`, name: artist }] },
  durationMs: 180_000,
  explicit: false,
});
const play = (at: string, id: string, contextUri: string | null = null): PolledPlay => ({
  playedAt: new Date(`2024-05-01T${at}Z`),
  track: track(id),
  contextUri,
});

describe('PlayWriter.storePolled', () => {
  let test: TestDatabase;
  let listener: number;
  const writer = new PlayWriter(new CatalogWriter());
  const store = (...plays: PolledPlay[]) =>
    test.database.transaction(async (tx) => {
      await writer.lockArchive(tx, listener);
      return writer.storePolled(tx, listener, plays);
    });

  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));

  const stored = () =>
    test.database.query<{ at: string; track: string; context: string | null; sources: number }>(
      `SELECT to_char(played_at, 'HH24:MI:SS.MS') AS at, track.spotify_id AS track, uri AS context, sources
       FROM play JOIN track ON track.id = track_id LEFT JOIN play_context ON play_context.id = context_id
       WHERE listener_id = $1 ORDER BY played_at, track.spotify_id`,
      [listener],
    );
  const version = async () =>
    (
      await test.database.query<{ version: string }>('SELECT version FROM archive_state WHERE listener_id = $1', [
        listener,
      ])
    )[0]?.version;

  it('stores new plays once, with milliseconds and context', async () => {
    const page = [play('10:00:00.123', 'a', 'spotify:playlist:1'), play('10:03:00.456', 'b')];
    expect(await store(...page, page[0] as PolledPlay)).toEqual({ newPlays: 2, known: 0, joinedExport: 0 });
    expect(await version()).toBe('1');
    expect(await store(...page)).toEqual({ newPlays: 0, known: 2, joinedExport: 0 });
    expect(await version()).toBe('1');
    expect(await stored()).toEqual([
      { at: '10:00:00.123', track: 'a', context: 'spotify:playlist:1', sources: 1 },
      { at: '10:03:00.456', track: 'b', context: null, sources: 1 },
    ]);
  });

  it('stores late arrivals behind newer plays, and two plays that end in the same millisecond', async () => {
    await store(play('10:00:00.000', 'a'));
    expect(await store(play('10:00:00.000', 'a'), play('10:00:00.000', 'b'), play('09:00:00.000', 'a'))).toEqual({
      newPlays: 2,
      known: 1,
      joinedExport: 0,
    });
    expect((await stored()).map((row) => `${row.at} ${row.track}`)).toEqual([
      '09:00:00.000 a',
      '10:00:00.000 a',
      '10:00:00.000 b',
    ]);
  });

  it('keeps plays of one track apart that two polls saw seconds apart', async () => {
    await store(play('10:00:00.100', 'a'));
    await store(play('10:00:01.100', 'a'));
    expect(await stored()).toHaveLength(2);
  });

  it('does nothing with an empty page', async () => {
    expect(await store()).toEqual({ newPlays: 0, known: 0, joinedExport: 0 });
    expect(await version()).toBe('0');
  });

  it('keeps one listener out of the archive of another', async () => {
    const first = listener;
    await store(play('10:00:00.123', 'a'));
    listener = await createListener(test.database);
    expect(await store(play('10:00:00.123', 'a'))).toEqual({ newPlays: 1, known: 0, joinedExport: 0 });
    listener = first;
    expect(await stored()).toHaveLength(1);
  });

  it('stores a page once when several polls bring it at the same time', async () => {
    const page = Array.from({ length: 50 }, (_, i) => play(`11:${String(i).padStart(2, '0')}:00.5`, `p${i % 9}`));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => store(...page)));
    expect(outcomes.map((outcome) => outcome.newPlays).sort()).toEqual([0, 0, 0, 0, 0, 50]);
    expect(await stored()).toHaveLength(50);
  });
});
