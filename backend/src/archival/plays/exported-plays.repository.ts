import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '../../platform/database/database';
import type { Source } from '../play-matching';

const LINES_AT_ONCE = 500;

/** Keeps the planner from reading the whole history of a listener to find plays of some days; `at` is the column of sought ends. */
const within = (at: string) => `play.played_at BETWEEN to_timestamp((SELECT min(v) FROM unnest(${at}) AS v) / 1000)
  AND to_timestamp((SELECT max(v) FROM unnest(${at}) AS v) / 1000)`;

/** Where plays of an export come from. */
export interface ExportOrigin {
  listenerId: number;
  importId: number;
  source: typeof Source.EXTENDED | typeof Source.ACCOUNT;
}

/** What a row of an export says of a play. */
export interface Evidence {
  /** UTC milliseconds of the second (extended) or of the minute (account) that the export names. */
  at: number;
  trackId: number;
  msPlayed: number;
  detailId: number | null;
}

/** Key of a play of the listener. */
export interface PlayKey {
  at: number;
  trackId: number;
}

/** A play that only this export tells of, and the key that it gets. */
export interface NewPlay {
  evidence: Evidence;
  key: PlayKey;
}

/** A row of an export that gives length and detail of a stored play from now on; the play moves from `stored` to `key`. */
export interface Promotion {
  evidence: Evidence;
  stored: PlayKey;
  key: PlayKey;
}

/** Plays that no source had told of, by COPY; their keys are free. */
export async function copyPlays(tx: Transaction, origin: ExportOrigin, plays: readonly NewPlay[]): Promise<void> {
  if (plays.length === 0) return;
  const copy = tx.client.query(
    copyFrom(
      'COPY play (played_at, listener_id, track_id, ms_played, detail_id, import_id, sources, export_offset_s) FROM STDIN',
    ),
  );
  await pipeline(Readable.from(copyLines(origin, plays)), copy);
}

/** Rows for COPY as text, in pieces that do not burden memory. */
function* copyLines({ listenerId, importId, source }: ExportOrigin, plays: readonly NewPlay[]): Generator<string> {
  for (let start = 0; start < plays.length; start += LINES_AT_ONCE) {
    yield plays
      .slice(start, start + LINES_AT_ONCE)
      .map(({ evidence: { msPlayed, detailId }, key: { at, trackId } }) => {
        const end = new Date(at).toISOString();
        return `${end}\t${listenerId}\t${trackId}\t${msPlayed}\t${detailId ?? '\\N'}\t${importId}\t${source}\t0\n`;
      })
      .join('');
  }
}

/** Lets better evidence speak for plays; what spoke for them before is kept as further evidence. */
export async function promoteEvidence(
  tx: Transaction,
  origin: ExportOrigin,
  promotions: readonly Promotion[],
): Promise<void> {
  if (promotions.length === 0) return;
  const stored = keyColumns(promotions.map((promotion) => promotion.stored));
  await tx.query(
    `INSERT INTO play_evidence (listener_id, played_at, track_id, import_id, source, exported_at, exported_track_id, ms_played, detail_id)
     SELECT listener_id, played_at, track_id, import_id, CASE WHEN sources & 2 > 0 THEN 2 ELSE 4 END,
       date_trunc('second', played_at) + export_offset_s * interval '1 second', coalesce(export_track_id, track_id), ms_played, detail_id
     FROM play JOIN unnest($2::float8[], $3::int[]) AS f(at, track) ON played_at = to_timestamp(at / 1000) AND track_id = track
     WHERE listener_id = $1 AND import_id IS NOT NULL AND ${within('$2::float8[]')}`,
    [origin.listenerId, ...stored],
  );
  await tx.query(
    `UPDATE play SET played_at = to_timestamp(f.at / 1000), track_id = f.track, ms_played = f.ms, detail_id = f.detail, import_id = $2,
       sources = sources | $3::smallint, export_offset_s = f.exported / 1000 - floor(f.at / 1000), export_track_id = nullif(f.exported_track, f.track)
     FROM unnest($4::float8[], $5::int[], $6::float8[], $7::int[], $8::float8[], $9::int[], $10::int[], $11::int[])
       AS f(stored_at, stored_track, at, track, exported, exported_track, ms, detail)
     WHERE play.listener_id = $1 AND play.played_at = to_timestamp(f.stored_at / 1000) AND play.track_id = f.stored_track
       AND ${within('$4::float8[]')}`,
    [
      origin.listenerId,
      origin.importId,
      origin.source,
      ...stored,
      ...keyColumns(promotions.map((promotion) => promotion.key)),
      ...evidenceColumns(promotions.map((promotion) => promotion.evidence)),
    ],
  );
}

/** Keeps what a row said of a play for which better evidence speaks already. */
export async function addEvidence(
  tx: Transaction,
  origin: ExportOrigin,
  additions: readonly { evidence: Evidence; stored: PlayKey }[],
): Promise<void> {
  if (additions.length === 0) return;
  const stored = keyColumns(additions.map((addition) => addition.stored));
  await tx.query(
    `INSERT INTO play_evidence (listener_id, played_at, track_id, import_id, source, exported_at, exported_track_id, ms_played, detail_id)
     SELECT $1, to_timestamp(at / 1000), track, $2, $3, to_timestamp(exported / 1000), exported_track, ms, detail
     FROM unnest($4::float8[], $5::int[], $6::float8[], $7::int[], $8::int[], $9::int[])
       AS f(at, track, exported, exported_track, ms, detail)`,
    [
      origin.listenerId,
      origin.importId,
      origin.source,
      ...stored,
      ...evidenceColumns(additions.map((addition) => addition.evidence)),
    ],
  );
  await tx.query(
    `UPDATE play SET sources = sources | $2::smallint FROM unnest($3::float8[], $4::int[]) AS f(at, track)
     WHERE listener_id = $1 AND played_at = to_timestamp(at / 1000) AND track_id = track AND sources & $2 = 0
       AND ${within('$3::float8[]')}`,
    [origin.listenerId, origin.source, ...stored],
  );
}

function keyColumns(keys: readonly PlayKey[]): [number[], number[]] {
  return [keys.map((key) => key.at), keys.map((key) => key.trackId)];
}

function evidenceColumns(evidence: readonly Evidence[]): unknown[] {
  return [
    evidence.map((row) => row.at),
    evidence.map((row) => row.trackId),
    evidence.map((row) => row.msPlayed),
    evidence.map((row) => row.detailId),
  ];
}
