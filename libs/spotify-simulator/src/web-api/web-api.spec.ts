import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import type { SimulatorOptions } from '../options';
import { body, call } from '../spec-support';

const NOW = new Date('2026-05-04T12:00:00Z');
const LISTENERS = [
  { id: 'one', displayName: 'One', profile: 'tiny', country: 'NO' },
  ...['two', 'three', 'four', 'five', 'six'].map((id) => ({ id, displayName: id, profile: 'tiny' as const })),
] satisfies SimulatorOptions['listeners'];

const TRACK_C =
  'album artists disc_number duration_ms explicit external_urls href id is_local name preview_url track_number type uri';
const TRACK_A = `${TRACK_C} available_markets external_ids popularity`;
const ALBUM_C =
  'album_type artists external_urls href id images name release_date release_date_precision total_tracks type uri';
const ALBUM_A = `${ALBUM_C} available_markets`;
const ARTIST_C = 'external_urls href id images name type uri';
const ARTIST_A = `${ARTIST_C} followers genres popularity`;
const ME_C = 'account_id display_name external_urls href id images type uri';
const ME_A = `${ME_C} country email explicit_content followers product`;

type Thing = Record<string, unknown>;
const fields = (thing: unknown) => Object.keys(thing as Thing).sort();
const words = (text: string) => text.split(' ').sort();

describe('Web API', () => {
  const running: SpotifySimulator[] = [];
  const clock = new ManualClock(NOW);

  async function start(options: SimulatorOptions = {}): Promise<SpotifySimulator> {
    const simulator = await startSimulator({ clock, listeners: LISTENERS, ...options });
    running.push(simulator);
    return simulator;
  }
  beforeEach(() => clock.set(NOW));
  afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.close())));

  it.each([
    ['A', TRACK_A, ALBUM_A, ARTIST_A, ME_A],
    ['B', TRACK_A, ALBUM_A, ARTIST_A, ME_A],
    ['C', TRACK_C, ALBUM_C, ARTIST_C, ME_C],
  ] as const)('gives an app of regime %s exactly its fields', async (regime, track, album, artist, me) => {
    const simulator = await start({ regime });
    const { accessToken } = simulator.authorize('one');
    const page = await body<{ items: { track: Thing }[] }>(simulator, '/v1/me/player/recently-played', accessToken);
    const played = page.items[0]?.track ?? {};
    expect(fields(played)).toEqual(words(track));
    expect(fields(played['album'])).toEqual(words(album));
    const [first] = played['artists'] as Thing[];
    expect(fields(first)).toEqual(words('external_urls href id name type uri'));
    expect(fields(await body(simulator, `/v1/artists/${String(first?.['id'])}`, accessToken))).toEqual(words(artist));
    expect(await body(simulator, `/v1/tracks/${String(played['id'])}`, accessToken)).toEqual(played);
    const full = await body(simulator, `/v1/albums/${String((played['album'] as Thing)['id'])}`, accessToken);
    expect(fields(full)).toEqual(expect.arrayContaining([...words(album), 'tracks']));
    expect('label' in full).toBe(regime !== 'C');
    expect(fields(await body(simulator, '/v1/me', accessToken))).toEqual(words(me));
  });

  it('shows of a profile what the scopes allow', async () => {
    const simulator = await start({ regime: 'A' });
    const { accessToken } = simulator.authorize('one', { scopes: ['user-read-email'] });
    const me = await body(simulator, '/v1/me', accessToken);
    expect(me).toMatchObject({ id: 'one', email: expect.any(String) as string });
    expect(me).not.toHaveProperty('country');
  });

  it('asks for the scope', async () => {
    const simulator = await start();
    const { accessToken } = simulator.authorize('one', { scopes: ['user-read-private'] });
    for (const path of ['recently-played', 'currently-playing']) {
      const answer = await call(simulator, `/v1/me/player/${path}`, accessToken);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ error: { status: 403, message: 'Insufficient client scope' } });
    }
  });

  it('tells a missing token from an unknown one in the header only', async () => {
    const simulator = await start();
    for (const [given, cause] of [
      [undefined, 'missing_token'],
      ['bogus', 'invalid_token'],
    ] as const) {
      const answer = await call(simulator, '/v1/me', given);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        error: { status: 401, message: 'Missing/invalid/expired access token' },
      });
      expect(answer.headers.get('www-authenticate')).toContain(`Bearer realm="spotify", error="${cause}"`);
    }
  });

  it('has no batch forms in regime C, and has them in A and B', async () => {
    for (const regime of ['A', 'B', 'C'] as const) {
      const simulator = await start({ regime });
      const { accessToken } = simulator.authorize('one');
      const ids = [simulator.catalogue.artist(3).id, '0'.repeat(22)].join(',');
      const answer = await call(simulator, `/v1/artists?ids=${ids}`, accessToken);
      if (regime === 'C') {
        expect(answer.status).toBe(403);
        expect(await answer.json()).toEqual({ error: { status: 403, message: 'Forbidden' } });
      } else {
        expect(await answer.json()).toMatchObject({ artists: [{ name: simulator.catalogue.artist(3).name }, null] });
      }
    }
  });

  it('refuses bad ids and unknown ones', async () => {
    const simulator = await start({ regime: 'A' });
    const { accessToken } = simulator.authorize('one');
    const status = async (path: string) => (await call(simulator, path, accessToken)).status;
    expect(await (await call(simulator, '/v1/tracks/abc', accessToken)).json()).toEqual({
      error: { status: 400, message: 'Invalid base62 id' },
    });
    expect(await status(`/v1/tracks/${'z'.repeat(22)}`)).toBe(404);
    expect(await status(`/v1/tracks/${simulator.catalogue.artist(1).id}`)).toBe(404);
    expect(await status('/v1/albums?ids=')).toBe(400);
    expect(await status(`/v1/albums?ids=${Array(21).fill('0'.repeat(22)).join(',')}`)).toBe(400);
    expect(await status('/v1/nothing')).toBe(404);
  });

  it('says what is playing, or 204', async () => {
    const simulator = await start();
    const { accessToken } = simulator.authorize('one');
    const now = NOW.getTime();
    simulator.script('one', [{ playedAt: now + 60_000, msPlayed: 100_000 }]);
    const playing = await body(simulator, '/v1/me/player/currently-playing', accessToken);
    expect(playing).toMatchObject({ is_playing: true, progress_ms: 40_000, currently_playing_type: 'track' });
    clock.advance(60_000);
    const nothing = await call(simulator, '/v1/me/player/currently-playing', accessToken);
    expect(nothing.status).toBe(204);
    expect(await nothing.text()).toBe('');
  });

  it('lets five users in when the app is in development mode', async () => {
    const simulator = await start({ allowEveryone: false });
    const status = async (id: string) => (await call(simulator, '/v1/me', simulator.authorize(id).accessToken)).status;
    expect(await status('five')).toBe(200);
    expect(await status('six')).toBe(403);
  });

  it('limits the rate in 30 s and the quota in 24 h when asked to', async () => {
    const simulator = await start({ rateLimit: 2, dailyQuota: 4 });
    const { accessToken } = simulator.authorize('one');
    const outcome = async () => {
      const answer = await call(simulator, '/v1/me', accessToken);
      const { error } = (await answer.json()) as { error?: { reason?: string } };
      return [answer.status, error?.reason, answer.headers.get('retry-after')];
    };
    expect([await outcome(), await outcome()]).toEqual([
      [200, undefined, null],
      [200, undefined, null],
    ]);
    expect(await outcome()).toEqual([429, undefined, '30']);
    clock.advance(30_000);
    expect(await outcome()).toEqual([200, undefined, null]);
    expect(await outcome()).toEqual([429, 'QUOTA_EXCEEDED', String(86_400 - 30)]);
  });
});
