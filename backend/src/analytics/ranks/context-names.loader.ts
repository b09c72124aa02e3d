import type { Queryable } from '../../platform/database/database';
import { LoaderToken } from '../../platform/graphql/loader-registry';

/** An album or artist of the catalogue that plays were started from. */
export interface NamedContext {
  kind: 'albums' | 'artists';
  id: number;
  name: string;
}

/** Albums and artists by their Spotify URI; null when the catalogue has none of this URI. */
export const NAMED_CONTEXTS = new LoaderToken<string, NamedContext | null>('named contexts');

const CONTEXTS_SQL = `
SELECT 'spotify:album:' || spotify_id AS uri, 'albums' AS kind, id, name FROM album WHERE spotify_id = ANY($1::text[])
UNION ALL
SELECT 'spotify:artist:' || spotify_id, 'artists', id, name FROM artist WHERE spotify_id = ANY($1::text[])`;

/** Reads many of them with one query. */
export async function loadNamedContexts(db: Queryable, uris: readonly string[]): Promise<(NamedContext | null)[]> {
  const spotifyIds = uris.map((uri) => uri.slice(uri.lastIndexOf(':') + 1));
  const rows = await db.query<NamedContext & { uri: string }>(CONTEXTS_SQL, [spotifyIds]);
  const contexts = new Map(rows.map(({ uri, ...context }) => [uri, context]));
  return uris.map((uri) => contexts.get(uri) ?? null);
}
