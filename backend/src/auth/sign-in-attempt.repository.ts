import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { SecretBox, type SecretPlace } from '../platform/security/secret-box';
import { hashOf } from './cookies';

/** What a browser is to bring back from Spotify. */
export interface SignInAttempt {
  codeVerifier: string;
  returnTo: string;
  /** The browser's time zone; null when it told none that exists. */
  timeZone: string | null;
}

/** Names an attempt: `state` travels through Spotify, `browser` stays in a cookie. */
export interface AttemptKeys {
  state: string;
  browser: string;
}

/** How long a person may take at Spotify. */
export const ATTEMPT_LIFETIME_MS = 10 * 60_000;

/** Sign-ins under way. Each one is good for ten minutes, once, in the browser that began it. */
@Injectable()
export class SignInAttemptRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
  ) {}

  async begin(keys: AttemptKeys, attempt: SignInAttempt): Promise<void> {
    const stateHash = hashOf(keys.state);
    await this.database.query(
      `INSERT INTO sign_in_attempt (state_hash, browser_hash, code_verifier, return_to, time_zone, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        stateHash,
        hashOf(keys.browser),
        this.secrets.seal(attempt.codeVerifier, placeOf(stateHash)),
        attempt.returnTo,
        attempt.timeZone,
        new Date(this.clock.now().getTime() + ATTEMPT_LIFETIME_MS),
      ],
    );
  }

  /** Uses the attempt up. Null when there is none, it is too old, or another browser began it (it is gone then too). */
  async take(keys: AttemptKeys): Promise<SignInAttempt | null> {
    const stateHash = hashOf(keys.state);
    const [row] = await this.database.query<AttemptRow>(
      `DELETE FROM sign_in_attempt WHERE state_hash = $1
       RETURNING code_verifier, return_to, time_zone, browser_hash = $2 AND expires_at > $3 AS valid`,
      [stateHash, hashOf(keys.browser), this.clock.now()],
    );
    if (!row?.valid) return null;
    const codeVerifier = this.secrets.open(row.code_verifier, placeOf(stateHash));
    return { codeVerifier, returnTo: row.return_to, timeZone: row.time_zone };
  }

  /** Forgets attempts that nobody came back from. */
  async prune(): Promise<void> {
    await this.database.query('DELETE FROM sign_in_attempt WHERE expires_at <= $1', [this.clock.now()]);
  }
}

interface AttemptRow {
  code_verifier: Buffer;
  return_to: string;
  time_zone: string | null;
  valid: boolean;
}

function placeOf(stateHash: Buffer): SecretPlace {
  return { table: 'sign_in_attempt', column: 'code_verifier', row: stateHash.toString('hex') };
}
