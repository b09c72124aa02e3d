import { randomBytes } from 'node:crypto';
import { Browser, PUBLIC_URL, type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { SpotifyAccountRepository } from './spotify-account.repository';
import { SpotifyAccounts } from './spotify-accounts';
import { TokenVault } from './token-vault';

const CLIENT_SECRET = 'canary+client/secret=7f1e';
const KEY = randomBytes(32);
const KINDS = [
  'token-html',
  'token-error-200',
  'token-no-expiry',
  'token-no-refresh',
  'token-wrong-scope',
  'invalid-grant',
  'server-error',
  'server-error-html',
  'rate-limit',
  'quota',
  'cut',
  'cut-body',
  'hang',
  'hang-body',
] as const;

/** A secret in all the forms in which it might slip out. */
function formsOf(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  const raw = bytes.toString('utf8');
  const forms = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url'), bytes.toString('hex')];
  return Buffer.isBuffer(secret) ? forms : [raw, encodeURIComponent(raw), JSON.stringify(raw).slice(1, -1), ...forms];
}

describe('secrets', () => {
  let world: SignInApp;
  const canaries: (string | Buffer)[] = [CLIENT_SECRET, KEY, KEY.toString('base64')];
  beforeAll(async () => {
    const client = {
      clientId: 'canary-app',
      clientSecret: CLIENT_SECRET,
      redirectUris: [`${PUBLIC_URL}/auth/spotify/callback`],
    };
    world = await startSignInApp(
      {
        SPOTIFY_CLIENT_ID: client.clientId,
        SPOTIFY_CLIENT_SECRET: CLIENT_SECRET,
        TOKEN_KEYS: `canary:${KEY.toString('base64')}`,
      },
      { clients: [client] },
    );
    Object.assign(world.app.get(SpotifyAccounts).bounds, { totalMs: 150 });
  });
  afterAll(() => world.stop());

  async function noteTokens(): Promise<void> {
    const tokens = await world.app.get(SpotifyAccountRepository).find(1);
    if (tokens) canaries.push(tokens.accessToken, tokens.refreshToken);
  }

  /** The whole database as text; bytea columns appear in hex. */
  async function dump(): Promise<string> {
    const tables = await world.database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const contents = tables.map(({ name }) =>
      world.database.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" AS t`),
    );
    return (await Promise.all(contents))
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }

  async function useTokensUnder(kind: (typeof KINDS)[number], person: string, browser: Browser): Promise<string> {
    const vault = world.app.get(TokenVault);
    for (const path of [/\/api\/token/, /\/v1\/me/]) {
      world.spotify.faults.add({ kind, path });
      const back = await browser.decide(await browser.begin(), person);
      canaries.push(new URL(back, PUBLIC_URL).searchParams.get('code') ?? '');
      await browser.get(back);
      world.clock.advance(61 * 60_000);
      await vault.accessToken(1).catch((error: unknown) => world.log.push(String(error)));
      world.spotify.faults.clear();
      await noteTokens();
    }
    return dump();
  }

  it('slip out nowhere: not into logs, replies or the database, whatever Spotify does', async () => {
    const person = world.spotify.listeners[0]?.id ?? '';
    const browser = new Browser(world);
    await browser.signIn(person);
    await noteTokens();
    const dumps = [await dump()];
    for (const kind of KINDS) {
      await browser.signIn(person);
      await noteTokens();
      dumps.push(await useTokensUnder(kind, person, browser));
    }
    await browser.post('/auth/sign-out');

    const places = { log: world.log.join('\n'), replies: browser.answers.join('\n'), database: dumps.join('\n') };
    expect(places.log).toContain('sign-in failed');
    expect(places.database).toContain(person);
    const secrets = new Set(canaries.filter((secret) => secret.length > 0));
    expect(secrets.size).toBeGreaterThan(60);
    const found = Object.entries(places).flatMap(([place, text]) =>
      [...secrets]
        .flatMap(formsOf)
        .filter((form) => text.includes(form))
        .map((form) => `${place}: ${form}`),
    );
    expect(found).toEqual([]);
  });
});
