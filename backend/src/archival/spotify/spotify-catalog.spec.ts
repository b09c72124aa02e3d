import { startSimulator, type Regime, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { archivalOf } from '../../../test/archival';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { FixedClock } from '../../platform/clock';
import { SpotifyCatalog } from './spotify-catalog';
import { SpotifyClient } from './spotify-client';

describe('SpotifyCatalog', () => {
  const clock = new FixedClock(new Date('2026-03-01T12:00:00Z'));
  let test: TestDatabase;
  let listener: number;
  const simulators: SpotifySimulator[] = [];
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(async () => {
    for (const simulator of simulators) await simulator.close();
    await test.drop();
  });
  beforeEach(() => test.database.query('TRUNCATE spotify_block, listener CASCADE'));

  async function catalogIn(regime: Regime) {
    const simulator = await startSimulator({ regime, listeners: 1, clock });
    simulators.push(simulator);
    listener = await createListener(test.database, { spotifyId: simulator.listeners[0]!.id });
    const { environment, limiter, vault } = archivalOf(test, simulator, clock);
    const catalog = new SpotifyCatalog(new SpotifyClient(environment, limiter, clock), vault, test.database, clock);
    const recent = simulator.history(simulator.listeners[0]!.id).filter((play) => play.kind === 'track');
    const ids = [...new Set(recent.slice(-40).map((play) => play.trackId))];
    return { simulator, catalog, ids };
  }

  it('asks for many at once where the app may', async () => {
    const { simulator, catalog, ids } = await catalogIn('A');
    const { found, waitUntil } = await catalog.tracks(ids, listener);
    expect(waitUntil).toBeNull();
    expect([...found.keys()].sort()).toEqual([...ids].sort());
    for (const [id, track] of found) {
      expect(track).toMatchObject({
        spotifyId: id,
        durationMs: expect.any(Number),
        album: { imageUrl: expect.stringMatching(/^http/) },
      });
    }
    expect(simulator.ledger.calls()).toHaveLength(1);
    const artistId = [...found.values()][0]!.artists[0]!.spotifyId!;
    const artists = await catalog.artists([artistId], listener);
    expect(artists.found.get(artistId)).toMatchObject({ imageUrl: expect.any(String), genres: expect.any(Array) });
  });

  it('notices that it may not, asks one by one, and does not try again for a day', async () => {
    const { simulator, catalog, ids } = await catalogIn('C');
    const first = await catalog.tracks(ids.slice(0, 5), listener);
    expect([...first.found.values()].every((track) => track?.album?.imageUrl)).toBe(true);
    expect(simulator.ledger.calls()).toHaveLength(6);
    await catalog.tracks(ids.slice(5, 8), listener);
    expect(simulator.ledger.calls()).toHaveLength(9);
    clock.advance(25 * 3_600_000);
    await catalog.tracks(ids.slice(5, 8), listener);
    expect(simulator.ledger.calls({ path: '/v1/tracks' })).toHaveLength(2);
  });

  it('answers null for what Spotify does not know', async () => {
    const { catalog, ids } = await catalogIn('C');
    const { found } = await catalog.tracks([ids[0]!, '0000000000000000000000'], listener);
    expect(found.get(ids[0]!)).not.toBeNull();
    expect(found.get('0000000000000000000000')).toBeNull();
  });

  it('keeps what it has found when Spotify asks to wait', async () => {
    const { simulator, catalog, ids } = await catalogIn('C');
    // Four are looked for at a time, so this one only when four others have been found.
    simulator.faults.add({ kind: 'rate-limit', retryAfter: '60', path: new RegExp(ids[7]!) });
    const { found, waitUntil } = await catalog.tracks(ids.slice(0, 8), listener);
    expect(found.size).toBeGreaterThanOrEqual(4);
    expect(found.size).toBeLessThan(8);
    expect(waitUntil).not.toBeNull();
  });
});
