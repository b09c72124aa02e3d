import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Listeners and their sign-in. Tokens are AES-256-GCM envelopes (see platform/security), session ids are stored as SHA-256. */
const LISTENERS = `
CREATE TABLE listener (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  display_name text NOT NULL,
  avatar_url text,
  time_zone text NOT NULL DEFAULT 'UTC',
  counting_rule text NOT NULL DEFAULT 'THIRTY_SECONDS' CHECK (counting_rule IN ('THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING')),
  role text NOT NULL DEFAULT 'LISTENER' CHECK (role IN ('LISTENER', 'ADMIN')),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE spotify_account (
  listener_id int PRIMARY KEY REFERENCES listener ON DELETE CASCADE,
  spotify_id text NOT NULL UNIQUE,
  account_id text UNIQUE,
  state text NOT NULL DEFAULT 'CONNECTED' CHECK (state IN ('CONNECTED', 'RECONNECT_NEEDED', 'QUARANTINED')),
  state_since timestamptz NOT NULL,
  scopes text[] NOT NULL,
  access_token bytea NOT NULL,
  access_token_expires_at timestamptz NOT NULL,
  refresh_token bytea NOT NULL,
  authorized_at timestamptz NOT NULL
);
CREATE TABLE session (
  id_hash bytea PRIMARY KEY,
  listener_id int NOT NULL REFERENCES listener ON DELETE CASCADE,
  signed_in_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  user_agent text NOT NULL DEFAULT ''
);
CREATE INDEX session_listener ON session (listener_id);
CREATE INDEX session_expiry ON session (expires_at);
CREATE TABLE sign_in_attempt (
  state_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  code_verifier bytea NOT NULL,
  return_to text NOT NULL,
  time_zone text,
  expires_at timestamptz NOT NULL
);
CREATE TABLE token_refresh_window (
  minute timestamptz PRIMARY KEY,
  refreshes int NOT NULL DEFAULT 0,
  invalid_grants int NOT NULL DEFAULT 0
);`;

/** The catalogue, shared by all listeners. Rows without a Spotify id are provisional: known by name from an export only. */
const CATALOG = `
CREATE TABLE genre (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE artist (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  spotify_id text UNIQUE,
  name text NOT NULL,
  image_url text,
  genre_ids int[] NOT NULL DEFAULT '{}',
  enriched_at timestamptz
);
CREATE UNIQUE INDEX artist_provisional ON artist (name) WHERE spotify_id IS NULL;
CREATE INDEX artist_name ON artist (name);
CREATE TABLE album (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  spotify_id text UNIQUE,
  name text NOT NULL,
  artist_id int NOT NULL REFERENCES artist,
  release_date date,
  release_precision text CHECK (release_precision IN ('year', 'month', 'day')),
  image_url text
);
CREATE UNIQUE INDEX album_provisional ON album (artist_id, name) WHERE spotify_id IS NULL;
CREATE INDEX album_artist_name ON album (artist_id, name);
CREATE TABLE track (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  spotify_id text UNIQUE,
  name text NOT NULL,
  album_id int REFERENCES album,
  artist_ids int[] NOT NULL CHECK (cardinality(artist_ids) > 0),
  duration_ms int,
  explicit boolean,
  enriched_at timestamptz
);
CREATE UNIQUE INDEX track_provisional ON track ((artist_ids[1]), name) WHERE spotify_id IS NULL;
CREATE INDEX track_artist_name ON track ((artist_ids[1]), name);
CREATE INDEX track_not_enriched ON track (id) WHERE enriched_at IS NULL AND spotify_id IS NOT NULL;`;

/**
 * The archive. A play is unique by (listener, end of play in UTC, track). \`sources\` is a bit set: 1 = poll, 2 = extended export, 4 = account export.
 * \`import_id\` names the import whose row gives \`ms_played\`, \`detail_id\`, \`export_offset_s\` (export second minus floor(played_at))
 * and \`export_track_id\` (null when it is the same track). What further rows said of the same play waits in \`play_evidence\`,
 * so that any import can be undone.
 * \`play\` names listener, track and import without foreign keys: checking them would double the time of an import.
 */
const ARCHIVE = `
CREATE TABLE play_context (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, uri text NOT NULL UNIQUE);
CREATE TABLE play_detail (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  platform text NOT NULL,
  country text NOT NULL,
  reason_start text NOT NULL,
  reason_end text NOT NULL,
  flags smallint NOT NULL,
  UNIQUE (platform, country, reason_start, reason_end, flags)
);
CREATE TABLE import (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listener_id int NOT NULL REFERENCES listener ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('WAITING', 'READING', 'WRITING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
  file_name text NOT NULL,
  stored_as text,
  size_bytes bigint NOT NULL,
  bytes_read bigint NOT NULL DEFAULT 0,
  rows_read int NOT NULL DEFAULT 0,
  plays_total int,
  plays_written int NOT NULL DEFAULT 0,
  cancel_requested boolean NOT NULL DEFAULT false,
  attempt int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  notes text[] NOT NULL DEFAULT '{}',
  report jsonb,
  failure_code text,
  failure_message text
);
CREATE INDEX import_listener ON import (listener_id, id);
CREATE INDEX import_open ON import (id) WHERE state IN ('WAITING', 'READING', 'WRITING', 'UNDOING');
CREATE TABLE import_file (
  import_id int NOT NULL REFERENCES import ON DELETE CASCADE,
  position int NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  report jsonb NOT NULL,
  PRIMARY KEY (import_id, position)
);
CREATE TABLE play (
  played_at timestamptz NOT NULL,
  listener_id int NOT NULL,
  track_id int NOT NULL,
  ms_played int,
  context_id int,
  detail_id int,
  import_id int,
  sources smallint NOT NULL,
  export_offset_s smallint,
  export_track_id int,
  PRIMARY KEY (listener_id, played_at, track_id) INCLUDE (ms_played)
);
ALTER TABLE play SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 10000, autovacuum_analyze_scale_factor = 0.02);
CREATE TABLE play_evidence (
  listener_id int NOT NULL,
  played_at timestamptz NOT NULL,
  track_id int NOT NULL,
  import_id int NOT NULL,
  source smallint NOT NULL,
  exported_at timestamptz NOT NULL,
  exported_track_id int NOT NULL,
  ms_played int NOT NULL,
  detail_id int,
  PRIMARY KEY (listener_id, played_at, track_id, import_id, source),
  FOREIGN KEY (listener_id, played_at, track_id) REFERENCES play ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX play_evidence_import ON play_evidence (import_id);`;

/** What polling knows of a listener. \`archive_state\` is locked FOR UPDATE before any of the listener's plays is written; \`version\` moves with every change. */
const ARCHIVAL = `
CREATE TABLE archive_state (
  listener_id int PRIMARY KEY REFERENCES listener ON DELETE CASCADE,
  version bigint NOT NULL DEFAULT 0,
  next_poll_at timestamptz NOT NULL,
  poll_interval_s int NOT NULL,
  last_poll_at timestamptz,
  newest_polled_at timestamptz
) WITH (fillfactor = 70);
CREATE INDEX archive_state_due ON archive_state (next_poll_at);
CREATE TABLE poll_slot (
  listener_id int NOT NULL REFERENCES listener ON DELETE CASCADE,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'LEASED', 'DONE')),
  attempt int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  queued_at timestamptz,
  asked boolean NOT NULL DEFAULT false,
  done_at timestamptz,
  outcome text,
  new_plays int,
  PRIMARY KEY (listener_id, due_at)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX poll_slot_open ON poll_slot (listener_id) WHERE state <> 'DONE';
CREATE INDEX poll_slot_done ON poll_slot (done_at) WHERE state = 'DONE';
CREATE TABLE coverage (
  listener_id int NOT NULL REFERENCES listener ON DELETE CASCADE,
  source text NOT NULL CHECK (source IN ('POLL', 'EXPORT')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  import_id int NOT NULL DEFAULT 0,
  PRIMARY KEY (listener_id, starts_at, source, import_id)
);
CREATE TABLE possible_gap (
  listener_id int NOT NULL REFERENCES listener ON DELETE CASCADE,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  noticed_at timestamptz NOT NULL,
  PRIMARY KEY (listener_id, starts_at)
);
CREATE TABLE circuit_breaker (
  listener_id int PRIMARY KEY REFERENCES listener ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('HEALTHY', 'DEGRADED', 'OPEN', 'HALF_OPEN')),
  auth_failures int NOT NULL DEFAULT 0,
  network_failures int NOT NULL DEFAULT 0,
  unknown_failures int NOT NULL DEFAULT 0,
  trips int NOT NULL DEFAULT 0,
  cause text,
  open_until timestamptz,
  probe_until timestamptz
);
CREATE TABLE spotify_block (
  app text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('RATE_LIMIT', 'QUOTA')),
  blocked_until timestamptz NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (app, reason)
);
CREATE TABLE spotify_pace (
  app text PRIMARY KEY,
  next_at timestamptz NOT NULL
);
CREATE TABLE spotify_usage (
  app text NOT NULL,
  hour timestamptz NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('SIGN_IN', 'POLL', 'ENRICHMENT')),
  calls int NOT NULL,
  PRIMARY KEY (app, hour, purpose)
);`;

/** The first schema: a play on its whole way from Spotify to a page. */
export class Spine1790000000000 implements MigrationInterface {
  name = 'Spine1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [LISTENERS, CATALOG, ARCHIVE, ARCHIVAL]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE spotify_usage, spotify_pace, spotify_block, circuit_breaker, possible_gap, coverage, poll_slot, archive_state,
      play_evidence, play, import_file, import, play_detail, play_context, track, album, artist, genre,
      token_refresh_window, sign_in_attempt, session, spotify_account, listener`);
  }
}
