import type { Queryable } from '../../platform/database/database';
import { LoaderToken } from '../../platform/graphql/loader-registry';

/** Names of albums and artists by their Spotify URI; null when the catalogue has none of this URI. */
export const CONTEXT_NAMES = new LoaderToken<string, string | null>('context names');

const NAMES_SQL = `
SELECT 'spotify:album:' || spotify_id AS uri, name FROM album WHERE spotify_id = ANY($1::text[])
UNION ALL
SELECT 'spotify:artist:' || spotify_id, name FROM artist WHERE spotify_id = ANY($1::text[])`;

/** Reads many names with one query. */
export async function loadContextNames(db: Queryable, uris: readonly string[]): Promise<(string | null)[]> {
  const spotifyIds = uris.map((uri) => uri.slice(uri.lastIndexOf(':') + 1));
  const rows = await db.query<{ uri: string; name: string }>(NAMES_SQL, [spotifyIds]);
  const names = new Map(rows.map(({ uri, name }) => [uri, name]));
  return uris.map((uri) => names.get(uri) ?? null);
}
