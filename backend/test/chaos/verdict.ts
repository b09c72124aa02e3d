import type { ChaosDatabase } from './chaos-database';

interface Play {
  listenerId: string;
  trackId: string;
  playedAt: string;
}

/** What a run came to. What is wrong must be 0; the rest tells how much was done. */
export interface ChaosVerdict {
  served: number;
  stored: number;
  /** Served but not stored, and stored but never served. */
  missing: number;
  invented: number;
  /** Slots that stayed open. */
  openSlots: number;
  /** Listeners whose slots together claim another number of new plays than are stored, or whose archive changed more than once. */
  doubled: number;
  polls: number;
  calls: number;
  /** From the first slot that was done to the last one. */
  archivingSeconds: number;
  /** Calls for the listener who was asked for most often. */
  mostCalls: number;
  /** Access tokens that Spotify was asked for, whether it answered or not. */
  refreshes: number;
}

const STORED = `SELECT account.spotify_id AS "listenerId", track.spotify_id AS "trackId",
    to_char(play.played_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "playedAt"
  FROM play JOIN track ON track.id = play.track_id JOIN spotify_account account USING (listener_id)`;

const SLOTS = `SELECT count(*) FILTER (WHERE state <> 'DONE')::int AS open, count(*) FILTER (WHERE state = 'DONE')::int AS done,
    extract(epoch FROM max(done_at) - min(done_at))::float8 AS seconds FROM poll_slot`;

const DOUBLED = `SELECT count(*)::int AS n FROM archive_state archive
  JOIN LATERAL (SELECT count(*) AS plays FROM play WHERE play.listener_id = archive.listener_id) stored ON true
  JOIN LATERAL (SELECT coalesce(sum(new_plays), 0) AS plays FROM poll_slot s WHERE s.listener_id = archive.listener_id) told ON true
  WHERE stored.plays <> told.plays OR archive.version > 1`;

/** Compares what the simulator served with what is stored, play by play and slot by slot. */
export async function judgeRun(database: ChaosDatabase, origin: string): Promise<ChaosVerdict> {
  const served = new Set(((await (await fetch(`${origin}/simulator/ledger/plays`)).json()) as Play[]).map(keyOf));
  const stored = new Set((await database.query<Play>(STORED)).map(keyOf));
  const [slots] = await database.query<{ open: number; done: number; seconds: number }>(SLOTS);
  const [doubled] = await database.query<{ n: number }>(DOUBLED);
  const calls = await callsPerListener(origin, '/v1/me/player/recently-played');
  const refreshes = await callsPerListener(origin, '/api/token');
  return {
    served: served.size,
    stored: stored.size,
    missing: [...served].filter((play) => !stored.has(play)).length,
    invented: [...stored].filter((play) => !served.has(play)).length,
    openSlots: slots?.open ?? -1,
    doubled: doubled?.n ?? -1,
    polls: slots?.done ?? 0,
    archivingSeconds: slots?.seconds ?? 0,
    calls: sumOf(calls),
    mostCalls: Math.max(0, ...calls),
    refreshes: sumOf(refreshes),
  };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

const keyOf = ({ listenerId, trackId, playedAt }: Play) => `${listenerId} ${playedAt} ${trackId}`;

async function callsPerListener(origin: string, path: string): Promise<number[]> {
  const calls = (await (await fetch(`${origin}/simulator/ledger/calls?path=${path}`)).json()) as {
    listenerId: string | null;
  }[];
  const counts = new Map<string, number>();
  for (const { listenerId } of calls) counts.set(listenerId ?? '', (counts.get(listenerId ?? '') ?? 0) + 1);
  return [...counts.values()];
}
