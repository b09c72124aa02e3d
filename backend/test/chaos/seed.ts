import { randomBytes } from 'node:crypto';
import { KeyRing } from '../../src/platform/security/key-ring';
import { SecretBox } from '../../src/platform/security/secret-box';
import type { ChaosDatabase } from './chaos-database';

/** Key for the tokens of a run; the workers get it as TOKEN_KEYS. */
export const newTokenKeys = () => `chaos:${randomBytes(32).toString('base64')}`;

/** Inserts all listeners of the simulator, connected with good tokens and due now. */
export async function seedListeners(database: ChaosDatabase, origin: string, tokenKeys: string): Promise<void> {
  const { listeners } = (await (await fetch(`${origin}/simulator/listeners`)).json()) as {
    listeners: { id: string }[];
  };
  const ids = await database.query<{ id: number }>(
    `INSERT INTO listener (display_name) SELECT * FROM unnest($1::text[]) AS name ORDER BY name RETURNING id`,
    [listeners.map((listener) => listener.id)],
  );
  const named = await database.query<{ id: number; display_name: string }>('SELECT id, display_name FROM listener');
  if (named.length !== ids.length) throw new Error('Listeners were there already.');
  const box = new SecretBox(KeyRing.parse(tokenKeys));
  const rows: { id: number; name: string; access: Buffer; refresh: Buffer }[] = [];
  for (const { id, display_name: name } of named) {
    const reply = await fetch(`${origin}/simulator/tokens`, {
      method: 'POST',
      body: JSON.stringify({ listenerId: name }),
    });
    const { accessToken, refreshToken } = (await reply.json()) as { accessToken: string; refreshToken: string };
    const seal = (column: string, token: string) => box.seal(token, { table: 'spotify_account', column, row: id });
    rows.push({ id, name, access: seal('access_token', accessToken), refresh: seal('refresh_token', refreshToken) });
  }
  await database.query(
    `INSERT INTO spotify_account (listener_id, spotify_id, state_since, scopes, access_token, access_token_expires_at, refresh_token, authorized_at)
     SELECT id, name, now(), '{user-read-recently-played}', access, now() + interval '50 minutes', refresh, now()
     FROM unnest($1::int[], $2::text[], $3::bytea[], $4::bytea[]) AS t(id, name, access, refresh)`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.access),
      rows.map((row) => row.refresh),
    ],
  );
  await database.query(
    'INSERT INTO archive_state (listener_id, next_poll_at, poll_interval_s) SELECT id, now(), 3600 FROM listener',
  );
}
