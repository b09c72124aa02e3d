import { Injectable } from '@nestjs/common';
import type { BreakerState, FailureKind } from '../circuit-breaker/circuit-breaker';
import { Database, type Queryable } from '../platform/database/database';
import type { CoverageSource } from './polling.model';

/** How watching a listener stands. */
export interface ArchiveStatusRow {
  lastPolledAt: Date | null;
  nextPollAt: Date;
  pollIntervalMinutes: number;
  accountState: 'CONNECTED' | 'RECONNECT_NEEDED' | 'QUARANTINED';
  authorizedAt: Date;
  breakerState: BreakerState;
  breakerCause: FailureKind | null;
  openUntil: Date | null;
  running: boolean;
  lastNewPlays: number | null;
}

/** A span or gap as it is stored. */
export interface StoredSpan {
  source: CoverageSource;
  from: Date;
  to: Date;
}

const STATUS = `SELECT archive.last_poll_at AS "lastPolledAt", archive.next_poll_at AS "nextPollAt",
    archive.poll_interval_s / 60.0::float8 AS "pollIntervalMinutes", account.state AS "accountState", account.authorized_at AS "authorizedAt",
    coalesce(breaker.state, 'HEALTHY') AS "breakerState", breaker.cause AS "breakerCause", breaker.open_until AS "openUntil",
    EXISTS (SELECT 1 FROM poll_slot s WHERE s.listener_id = $1 AND ((s.state = 'LEASED' AND s.lease_until > now())
      OR (s.state = 'PLANNED' AND s.asked))) AS "running",
    (SELECT s.new_plays FROM poll_slot s WHERE s.listener_id = $1 AND s.outcome = 'OK' ORDER BY s.due_at DESC LIMIT 1) AS "lastNewPlays"
  FROM archive_state archive JOIN spotify_account account USING (listener_id) LEFT JOIN circuit_breaker breaker USING (listener_id)
  WHERE archive.listener_id = $1`;

const COVERAGE =
  'SELECT source, starts_at AS "from", ends_at AS "to" FROM coverage WHERE listener_id = $1 ORDER BY starts_at';
const GAPS =
  'SELECT starts_at AS "from", ends_at AS "to", noticed_at AS "noticedAt" FROM possible_gap WHERE listener_id = $1 ORDER BY starts_at';

/** Reads what is known of a listener's archive. */
@Injectable()
export class ArchiveStatusQuery {
  constructor(private readonly database: Database) {}

  /** Null when there is no such listener, or no account of Spotify's. */
  async status(listenerId: number, db: Queryable = this.database): Promise<ArchiveStatusRow | null> {
    const [row] = await db.query<ArchiveStatusRow>(STATUS, [listenerId]);
    return row ?? null;
  }

  /** Known spans, by their start. */
  coverage(listenerId: number): Promise<StoredSpan[]> {
    return this.database.query<StoredSpan>(COVERAGE, [listenerId]);
  }

  /** Gaps as they were noticed, by their start. */
  gaps(listenerId: number): Promise<{ from: Date; to: Date; noticedAt: Date }[]> {
    return this.database.query(GAPS, [listenerId]);
  }
}
