import type { Transaction } from '../../platform/database/database';

/** Rows of the catalogue, by their ids. */
export interface ChangedRows {
  tracks?: readonly number[];
  artists?: readonly number[];
  albums?: readonly number[];
}

/** Whoever is further behind reads everything again. */
const REMEMBERED = 1_000;

const NEXT_VERSION = `
WITH next AS (UPDATE catalog_state SET version = version + 1 RETURNING version)
INSERT INTO catalog_change (version, track_ids, artist_ids, album_ids) SELECT version, $1, $2, $3 FROM next RETURNING version`;

const FORGET = 'DELETE FROM catalog_change WHERE version <= $1::bigint - $2';

/** What the transactions under way have changed. */
const noted = new WeakMap<Transaction, Required<ChangedRows>[]>();

/**
 * Tells readers that facts of existing rows have changed: names, lengths, pictures, dates, genres, ids at Spotify, or what belongs to
 * what. New rows need not be told of. The version moves once, at the very end of the transaction, because its row is everybody's.
 */
export function noteChanges(tx: Transaction, { tracks = [], artists = [], albums = [] }: ChangedRows): void {
  if (tracks.length + artists.length + albums.length === 0) return;
  const changes = noted.get(tx);
  if (changes) changes.push({ tracks, artists, albums });
  else {
    noted.set(tx, [{ tracks, artists, albums }]);
    tx.beforeCommit(() => moveVersion(tx));
  }
}

async function moveVersion(tx: Transaction): Promise<void> {
  const changes = noted.get(tx) ?? [];
  noted.delete(tx);
  const ids = (kind: keyof ChangedRows) => [...new Set(changes.flatMap((rows) => rows[kind]))];
  const [next] = await tx.query<{ version: string }>(NEXT_VERSION, [ids('tracks'), ids('artists'), ids('albums')]);
  await tx.query(FORGET, [next?.version, REMEMBERED]);
}
