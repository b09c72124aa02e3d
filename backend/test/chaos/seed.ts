import { randomBytes } from 'node:crypto';
import { KeyRing } from '../../src/platform/security/key-ring';
import { SecretBox } from '../../src/platform/security/secret-box';
import type { ChaosDatabase } from './chaos-database';

/** Every so many listeners, one has an access token that has to be refreshed first. */
const EXPIRED_EVERY = 5;

/** Key for the tokens of a run; the workers get it as TOKEN_KEYS. */
export const newTokenKeys = () => `chaos:${randomBytes(32).toString('base64')}`;

interface Person {
  id: number;
  name: string;
}

/** The listeners of the simulator, as they have signed in. */
export class Listeners {
  /** How often somebody had to sign in again. */
  signedInAgain = 0;
  private readonly box: SecretBox;

  constructor(
    private readonly database: ChaosDatabase,
    private readonly origin: string,
    tokenKeys: string,
  ) {
    this.box = new SecretBox(KeyRing.parse(tokenKeys));
  }

  /** Inserts all of them, connected and due now; the access tokens of a fifth have expired. */
  async insert(): Promise<void> {
    const { listeners } = (await (await fetch(`${this.origin}/simulator/listeners`)).json()) as {
      listeners: { id: string }[];
    };
    const people = await this.database.query<Person>(
      'INSERT INTO listener (display_name) SELECT * FROM unnest($1::text[]) AS name ORDER BY name RETURNING id, display_name AS name',
      [listeners.map((listener) => listener.id)],
    );
    await this.connect(people, EXPIRED_EVERY);
    await this.database.query(
      'INSERT INTO archive_state (listener_id, next_poll_at, poll_interval_s) SELECT id, now(), 3600 FROM listener',
    );
  }

  /**
   * Lets those sign in again whose refresh token is lost: a process or the database was killed between Spotify's reply to
   * a rotation and the commit. Nobody can prevent that, but only a kill may cause it. So many losses in minutes would be
   * taken for a fault of Spotify's, hence what was counted is forgotten.
   */
  async reconnect(): Promise<void> {
    await this.database.query('TRUNCATE token_refresh_window');
    const people = await this.database.query<Person>(
      `SELECT listener_id AS id, spotify_id AS name FROM spotify_account WHERE state <> 'CONNECTED'`,
    );
    await this.connect(people, Infinity);
    this.signedInAgain += people.length;
  }

  private async connect(people: readonly Person[], expiredEvery: number): Promise<void> {
    const rows: { access: Buffer; refresh: Buffer; minutes: number }[] = [];
    for (const [position, person] of people.entries())
      rows.push({ ...(await this.mint(person)), minutes: (position + 1) % expiredEvery === 0 ? -1 : 50 });
    await this.database.query(
      `INSERT INTO spotify_account AS known (listener_id, spotify_id, state_since, scopes, access_token, access_token_expires_at, refresh_token, authorized_at)
       SELECT id, name, now(), '{user-read-recently-played}', access, now() + make_interval(mins => minutes), refresh, now()
       FROM unnest($1::int[], $2::text[], $3::bytea[], $4::bytea[], $5::int[]) AS t(id, name, access, refresh, minutes)
       ON CONFLICT (listener_id) DO UPDATE SET state = 'CONNECTED', access_token = excluded.access_token,
         access_token_expires_at = excluded.access_token_expires_at, refresh_token = excluded.refresh_token`,
      [
        people.map((person) => person.id),
        people.map((person) => person.name),
        rows.map((row) => row.access),
        rows.map((row) => row.refresh),
        rows.map((row) => row.minutes),
      ],
    );
  }

  private async mint({ id, name }: Person): Promise<{ access: Buffer; refresh: Buffer }> {
    const body = JSON.stringify({ listenerId: name });
    const reply = await fetch(`${this.origin}/simulator/tokens`, { method: 'POST', body });
    const { accessToken, refreshToken } = (await reply.json()) as { accessToken: string; refreshToken: string };
    const seal = (column: string, token: string) => this.box.seal(token, { table: 'spotify_account', column, row: id });
    return { access: seal('access_token', accessToken), refresh: seal('refresh_token', refreshToken) };
  }
}
