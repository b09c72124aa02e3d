import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { type Transaction } from '../platform/database/database';
import type { KnownAccount } from './identity';
import type { SpotifyProfile } from './spotify-replies';

/** Listeners as signing in creates and finds them. */
@Injectable()
export class ListenerRepository {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** All accounts that share an id with the profile. Two sign-ins of the same Spotify id take turns from here on. */
  async knownAccounts(tx: Transaction, { spotifyId, accountId }: SpotifyProfile): Promise<KnownAccount[]> {
    await tx.query('SELECT pg_advisory_xact_lock(4161004, hashtext($1))', [spotifyId]);
    return tx.query<KnownAccount>(
      `SELECT listener_id AS "listenerId", spotify_id AS "spotifyId", account_id AS "accountId"
       FROM spotify_account WHERE spotify_id = $1 OR account_id = $2 ORDER BY listener_id FOR UPDATE`,
      [spotifyId, accountId],
    );
  }

  /** A new listener with an empty archive that is due at once. */
  async create(tx: Transaction, profile: SpotifyProfile, timeZone: string | null): Promise<number> {
    const [listener] = await tx.query<{ id: number }>(
      `INSERT INTO listener (display_name, avatar_url, time_zone) VALUES ($1, $2, $3) RETURNING id`,
      [profile.displayName, profile.avatarUrl, timeZone ?? 'UTC'],
    );
    const { id } = listener as { id: number };
    await tx.query('INSERT INTO archive_state (listener_id, next_poll_at, poll_interval_s) VALUES ($1, $2, $3)', [
      id,
      this.clock.now(),
      this.environment.pollMaxMinutes * 60,
    ]);
    return id;
  }

  /** Takes over name and picture as Spotify has them now; the settings' version moves when one is new. */
  async update(tx: Transaction, listenerId: number, profile: SpotifyProfile): Promise<void> {
    await tx.query(
      `UPDATE listener SET display_name = $2, avatar_url = $3, settings_version = settings_version + 1
       WHERE id = $1 AND (display_name, avatar_url) IS DISTINCT FROM ($2, $3)`,
      [listenerId, profile.displayName, profile.avatarUrl],
    );
  }
}
