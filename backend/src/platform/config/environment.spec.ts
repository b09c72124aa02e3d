import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from './environment-error';
import { loadEnvironment, settings, variableOf } from './environment';

const KEY = Buffer.from([...Array(32).keys()]).toString('base64');

/** The faults a source has; none when it is fine. */
function faultsOf(source: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
}

describe('the settings', () => {
  it('are a working demo when nothing is set', () => {
    const environment = loadEnvironment({});
    expect(environment).toMatchObject({
      demo: true,
      secure: false,
      publicUrl: 'http://127.0.0.1:3000',
      spotifyTokenUrl: 'http://127.0.0.1:3001/api/token',
      spotifyRedirectUri: 'http://127.0.0.1:3000/auth/spotify/callback',
      spotifyDailyCalls: 0,
      role: 'all',
    });
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('mean the real Spotify when a client id is set', () => {
    const environment = loadEnvironment({ SPOTIFY_CLIENT_ID: 'abc', PUBLIC_URL: 'https://music.example.org/' });
    expect(environment).toMatchObject({
      demo: false,
      secure: true,
      publicUrl: 'https://music.example.org',
      spotifyApiUrl: 'https://api.spotify.com/v1',
      spotifyRedirectUri: 'https://music.example.org/auth/spotify/callback',
      spotifyDailyCalls: 600,
      spotifyClient: { id: 'abc', secret: undefined },
    });
  });

  it('name all faults at once, by variable and rule', () => {
    const faults = faultsOf({
      PORT: '70000',
      ROLE: 'boss',
      DATABASE_URL: 'mysql://x',
      POLL_MIN_MINUTES: '1.5',
      HOST: ' ',
    });
    expect([...faults].sort()).toEqual([
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://',
      'HOST must not be empty; remove it to use its default',
      'POLL_MIN_MINUTES must be a whole number from 1 to 60',
      'PORT must be a whole number from 1 to 65535',
      'ROLE must be one of all, web, worker',
    ]);
  });

  it('never tell a value', () => {
    for (const property of settings()) {
      const text = faultsOf({ [variableOf(property)]: ' canary-b7f3\u0000 ' }).join('\n');
      expect(text).toContain(variableOf(property));
      expect(text).not.toContain('canary');
    }
  });

  it.each([
    ['PUBLIC_URL', 'https://music.example.org/below'],
    ['PUBLIC_URL', 'ftp://music.example.org'],
    ['FRONTEND_URL', 'music.example.org'],
    ['SPOTIFY_TOKEN_URL', 'http://accounts.example.org/api/token'],
    ['SPOTIFY_REDIRECT_URI', 'http://localhost:3000/auth/spotify/callback'],
    ['TOKEN_KEYS', `one:${KEY.slice(0, 20)}`],
    ['TOKEN_KEYS', `one:${KEY},one:${KEY}`],
    ['TOKEN_KEYS', KEY],
    ['TOKEN_KEYS', `zeros:${Buffer.alloc(32).toString('base64')}`],
    ['PORT', '0x50'],
    ['PORT', '-1'],
    ['LOG_LEVEL', 'verbose'],
    ['PLANNER_SECONDS', '7'],
    ['PLANNER_SECONDS', '90'],
    ['MAX_UPLOAD_BYTES', '1e9'],
    ['REDIS_URL', 'http://127.0.0.1'],
  ])('refuse %s=%s', (variable, value) => {
    expect(faultsOf({ [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable} must be `))]);
  });

  it('refuse what does not go together', () => {
    expect(faultsOf({ POLL_MIN_MINUTES: '30', POLL_MAX_MINUTES: '20' })).toHaveLength(1);
    expect(faultsOf({ SPOTIFY_CLIENT_SECRET: 'canary' })).toEqual([
      expect.stringContaining('without SPOTIFY_CLIENT_ID'),
    ]);
    expect(faultsOf({ SPOTIFY_CLIENT_ID: 'x', PUBLIC_URL: 'http://music.example.org' })).toEqual([
      expect.stringContaining('PUBLIC_URL must be https'),
    ]);
    expect(faultsOf({ PUBLIC_URL: 'https://a.example.org', FRONTEND_URL: 'http://b.example.org' })).toHaveLength(1);
  });

  it('are all explained in .env.example, and nothing else is', () => {
    const example = readFileSync(join(__dirname, '../../../../.env.example'), 'utf8');
    const explained = [...example.matchAll(/^#([A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(explained.sort()).toEqual(settings().map(variableOf).sort());
  });
});
