import { SpotifyApi, type AccessToken } from '@spotify/web-api-ts-sdk';
import { startSimulator, type SpotifySimulator } from './simulator';
import { decide } from './spec-support';

const REDIRECT = 'http://127.0.0.1:3000/auth/spotify/callback';
const SCOPES = ['user-read-recently-played', 'user-read-private'];

interface RequestModule {
  builder: (accessToken?: string) => unknown;
}
interface Builder {
  withHost(host: string): Builder;
  withPort(port: number): Builder;
  withScheme(scheme: string): Builder;
  withAuth(token?: string): Builder;
}

/** Points spotify-web-api-node, which has no setting for it, at the simulator. */
function redirectNodeClient(origin: string): void {
  const { hostname, port } = new URL(origin);
  const base = jest.requireActual<{ builder: () => Builder }>('spotify-web-api-node/src/base-request');
  const local = () => base.builder().withHost(hostname).withPort(Number(port)).withScheme('http');
  jest.requireActual<RequestModule>('spotify-web-api-node/src/authentication-request').builder = local;
  jest.requireActual<RequestModule>('spotify-web-api-node/src/webapi-request').builder = (accessToken) =>
    local().withAuth(accessToken);
}

describe('clients that others wrote', () => {
  let simulator: SpotifySimulator;
  const realFetch = globalThis.fetch;

  beforeAll(async () => {
    simulator = await startSimulator({ regime: 'A' });
    globalThis.fetch = (input, init) => {
      const address = (input instanceof Request ? input.url : input.toString()).replace(
        /^https:\/\/(accounts|api)\.spotify\.com/,
        simulator.origin,
      );
      return realFetch(address, init);
    };
  });
  afterAll(async () => {
    globalThis.fetch = realFetch;
    Reflect.deleteProperty(globalThis, 'window');
    Reflect.deleteProperty(globalThis, 'document');
    await simulator.close();
  });
  const listener = () => simulator.listeners[0]?.id ?? '';

  describe('@spotify/web-api-ts-sdk', () => {
    it('signs in with code and PKCE', async () => {
      let redirected: (address: string) => void;
      const target = new Promise<string>((resolve) => (redirected = resolve));
      // The address that the client sends the browser to arrives after the call has given up.
      const redirectionStrategy = {
        redirect: (url: string | URL) => Promise.resolve(redirected(String(url))),
        onReturnFromRedirect: () => Promise.resolve(),
      };
      const api = SpotifyApi.withUserAuthorization('demo-client', REDIRECT, SCOPES, { redirectionStrategy });
      const location = { search: '', href: REDIRECT };
      Object.assign(globalThis, {
        window: { location, history: { replaceState: jest.fn() } },
        document: { title: '' },
      });
      jest.spyOn(console, 'warn').mockImplementation();
      await api.currentUser.profile();
      const callback = await decide(simulator, new URL(await target).searchParams, {
        listener: listener(),
        decision: 'approve',
      });
      location.search = (callback as URL).search;
      expect((await api.currentUser.profile()).id).toBe(listener());
    });

    it('refreshes, and reads profile, plays, track, album and artist', async () => {
      const minted = simulator.authorize(listener(), { isPublicClient: true });
      const given = {
        access_token: 'old',
        refresh_token: minted.refreshToken,
        token_type: 'Bearer',
        expires_in: 3600,
        expires: 1,
      };
      const api = SpotifyApi.withAccessToken('demo-client', given satisfies AccessToken);
      expect((await api.currentUser.profile()).display_name).toBe(simulator.listeners[0]?.displayName);
      const page = await api.player.getRecentlyPlayedTracks(50);
      const track = page.items[0]?.track;
      if (!track) throw new Error('No play.');
      expect((await api.tracks.get(track.id)).name).toBe(track.name);
      expect((await api.tracks.get([track.id]))[0]?.id).toBe(track.id);
      expect((await api.albums.get(track.album.id)).tracks.total).toBe(track.album.total_tracks);
      expect((await api.artists.get(track.artists[0]?.id ?? '')).genres).toBeInstanceOf(Array);
      const earlier = await api.player.getRecentlyPlayedTracks(50, {
        type: 'before',
        timestamp: Number(page.cursors.before),
      });
      expect(earlier.items).toEqual([]);
    });
  });

  it('spotify-web-api-node signs in, refreshes and reads', async () => {
    redirectNodeClient(simulator.origin);
    const { default: SpotifyWebApi } = await import('spotify-web-api-node');
    const api = new SpotifyWebApi({ clientId: 'demo-client', clientSecret: 'demo-secret', redirectUri: REDIRECT });
    const address = new URL(api.createAuthorizeURL(SCOPES, 'some-state'));
    expect(address.origin).toBe(simulator.origin);
    const callback = (await decide(simulator, address.searchParams, {
      listener: listener(),
      decision: 'approve',
    })) as URL;
    const granted = await api.authorizationCodeGrant(callback.searchParams.get('code') ?? '');
    api.setRefreshToken(granted.body.refresh_token);
    api.setAccessToken((await api.refreshAccessToken()).body.access_token);
    expect((await api.getMe()).body.id).toBe(listener());
    const { body } = await api.getMyRecentlyPlayedTracks({ limit: 50 });
    const track = body.items[0]?.track;
    expect((await api.getTrack(track?.id ?? '')).body.name).toBe(track?.name);
    expect((await api.getArtists([track?.artists[0]?.id ?? ''])).body.artists).toHaveLength(1);
    await expect(api.getTrack('0'.repeat(22))).rejects.toMatchObject({ statusCode: 404 });
  });
});
