import type { Transaction } from '../../platform/database/database';
import { type ChangedRows, tellHolders } from './libraries';

/** What a transaction has done to the catalogue. */
interface Noted {
  changes: ChangedRows[];
}

/** Whoever is further behind reads everything again. */
const REMEMBERED = 1_000;

const NEXT_VERSION = `
WITH next AS (UPDATE catalog_state SET version = version + 1 RETURNING version)
INSERT INTO catalog_change (version, track_ids, artist_ids, album_ids) SELECT version, $1, $2, $3 FROM next RETURNING version`;

const AWAIT_CHANGES = 'SELECT 1 FROM catalog_state FOR SHARE';

const FORGET = 'DELETE FROM catalog_change WHERE version <= $1::bigint - $2';

/** What the transactions under way have done. */
const noted = new WeakMap<Transaction, Noted>();

/**
 * Tells readers that facts of existing rows have changed: names, lengths, pictures, dates, genres, ids at Spotify, or what belongs to
 * what. New rows need not be told of: they show up with the first play of a track, or with the track that now belongs to them. The
 * version moves once, at the very end of the transaction, because its row is everybody's.
 */
export function noteChanges(tx: Transaction, { tracks = [], artists = [], albums = [] }: Partial<ChangedRows>): void {
  if (tracks.length + artists.length + albums.length > 0) notesOf(tx).changes.push({ tracks, artists, albums });
}

/**
 * Makes the transaction commit before or after each transaction that changes facts, and never while one looks for those whom its changes
 * concern: whoever adds to libraries needs it.
 */
export function awaitChanges(tx: Transaction): void {
  notesOf(tx);
}

function notesOf(tx: Transaction): Noted {
  const known = noted.get(tx);
  if (known) return known;
  const notes: Noted = { changes: [] };
  noted.set(tx, notes);
  tx.beforeCommit(() => finish(tx, notes));
  return notes;
}

/** One lock for either purpose: two transactions that both shared it first could not both go on to change. */
async function finish(tx: Transaction, { changes }: Noted): Promise<void> {
  noted.delete(tx);
  if (changes.length > 0) await moveVersion(tx, changes);
  else await tx.query(AWAIT_CHANGES);
}

async function moveVersion(tx: Transaction, changes: readonly ChangedRows[]): Promise<void> {
  const ids = (kind: keyof ChangedRows) => [...new Set(changes.flatMap((rows) => rows[kind]))];
  const changed = { tracks: ids('tracks'), artists: ids('artists'), albums: ids('albums') };
  const [next] = await tx.query<{ version: string }>(NEXT_VERSION, [changed.tracks, changed.artists, changed.albums]);
  const { version } = next as { version: string };
  await tellHolders(tx, version, changed);
  await tx.query(FORGET, [version, REMEMBERED]);
}
