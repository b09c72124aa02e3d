import type { Transaction } from '../../platform/database/database';
import { copyRows } from '../../platform/database/copy-rows';

/** Seconds are stored from here on, so that four bytes with a sign reach from 1970 to 2106. */
export const MIDDLE_SECOND = 2 ** 31;
/** The sources of a play share two bytes with its millisecond. */
export const SOURCE_BITS = 32;
/** Bytes of a play in a chunk. */
export const PLAY_BYTES = 22;

const startOf = (month: string) => `make_timestamptz(1970 + (${month}) / 12, 1 + (${month}) % 12, 1, 0, 0, 0, 'UTC')`;

/**
 * The columns of a chunk one behind the other, each in the order of (end of play, track), big-endian. Moments are rounded down:
 * a cast would make tomorrow of 23:59:59.7.
 */
const COLUMNS = [
  `int4send((floor(date_part('epoch', played_at)) - ${MIDDLE_SECOND})::int)`,
  'int4send(track_id)',
  'int4send(coalesce(ms_played, -1))',
  'int4send(coalesce(detail_id, 0))',
  'int4send(coalesce(context_id, 0))',
  `int2send((floor(date_part('milliseconds', played_at))::int % 1000 * ${SOURCE_BITS} + sources)::smallint)`,
].map((column) => `string_agg(${column}, ''::bytea ORDER BY played_at, track_id)`);

/** The plays of a listener in a month as SQL: how many, and their bytes. What is stored in `play_chunk.data` and what is read without it. */
export const monthPlays = (listener: string, month: string) => `
  SELECT count(*)::int AS plays, coalesce(${COLUMNS.join(' || ')}, ''::bytea) AS data FROM play
  WHERE listener_id = ${listener} AND played_at >= ${startOf(month)} AND played_at < ${startOf(`${month} + 1`)}`;

/** State of an archive, and of which months it consists (counted from January 1970, UTC). */
export interface Archive {
  /** `archive_state.version`. */
  version: string;
  /** `catalog_state.version`. */
  catalogVersion: string;
  /** `listener_catalog.version`: the last one that changed something the listener holds. */
  ownCatalogVersion: string;
  /** Ends of the first and the last play; null without any. */
  firstPlayedAt: Date | null;
  lastPlayedAt: Date | null;
  /** The months that have a chunk. */
  chunks: ReadonlyMap<number, Chunk>;
}

/** A chunk without its bytes. */
export interface Chunk {
  /** `archive_state.version` at which it was made. */
  version: string;
  plays: number;
}

const ARCHIVE = `
SELECT coalesce((SELECT version FROM archive_state WHERE listener_id = $1), 0)::text AS version,
  (SELECT version FROM catalog_state)::text AS "catalogVersion",
  coalesce((SELECT version FROM listener_catalog WHERE listener_id = $1), 0)::text AS "ownCatalogVersion",
  (SELECT min(played_at) FROM play WHERE listener_id = $1) AS "firstPlayedAt",
  (SELECT max(played_at) FROM play WHERE listener_id = $1) AS "lastPlayedAt"`;

export async function readArchive(tx: Transaction, listenerId: number): Promise<Archive> {
  const [archive] = await tx.query<Omit<Archive, 'chunks'>>(ARCHIVE, [listenerId]);
  const chunks = await tx.query<Chunk & { month: number }>(
    'SELECT month, version::text, plays FROM play_chunk WHERE listener_id = $1',
    [listenerId],
  );
  return {
    ...(archive as Omit<Archive, 'chunks'>),
    chunks: new Map(chunks.map(({ month, ...chunk }) => [month, chunk])),
  };
}

/** How many plays these months have, by the plays themselves. */
export async function countPlays(tx: Transaction, listenerId: number, months: readonly number[]): Promise<number> {
  if (months.length === 0) return 0;
  const [counted] = await tx.query<{ plays: number }>(
    `SELECT count(*)::int AS plays FROM unnest($2::int[]) AS m
     JOIN play ON listener_id = $1 AND played_at >= ${startOf('m')} AND played_at < ${startOf('m + 1')}`,
    [listenerId, months],
  );
  return (counted as { plays: number }).plays;
}

/**
 * Reads months of a listener in their order: those that are `sealed` from their chunks, the others from the plays themselves.
 * The bytes of a month are valid during the call that gets them.
 */
export function readMonths(
  tx: Transaction,
  listenerId: number,
  months: { sealed: readonly number[]; unsealed: readonly number[] },
  take: (month: number, data: Buffer) => void,
): Promise<void> {
  const select = `
    SELECT month::int AS month, data FROM play_chunk WHERE listener_id = ${listenerId} AND month = ANY('{${months.sealed.join()}}'::smallint[])
    UNION ALL SELECT m, p.data FROM unnest('{${months.unsealed.join()}}'::int[]) AS m, LATERAL (${monthPlays(String(listenerId), 'm')}) AS p
    ORDER BY month`;
  return copyRows(tx, select, (row) => take(row.int(0), row.bytes(1)));
}
