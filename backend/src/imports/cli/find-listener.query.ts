import type { Queryable } from '../../platform/database/database';

/** A listener by all the names that the command line accepts. */
export interface NamedListener {
  id: number;
  displayName: string;
  spotifyId: string;
}

/**
 * The listener of this display name, Spotify id or number.
 * @throws Error with a sentence that names the known ones when there is none, or more than one
 */
export async function findListener(db: Queryable, name: string): Promise<NamedListener> {
  const all = await db.query<NamedListener>(
    `SELECT listener.id, display_name AS "displayName", coalesce(spotify_id, '') AS "spotifyId"
     FROM listener LEFT JOIN spotify_account ON listener_id = listener.id ORDER BY listener.id`,
  );
  const wanted = name.normalize().toLowerCase();
  const names = ({ id, displayName, spotifyId }: NamedListener) => [
    String(id),
    displayName.toLowerCase(),
    spotifyId.toLowerCase(),
  ];
  const found = all.filter((listener) => names(listener).includes(wanted));
  if (found.length === 1) return found[0] as NamedListener;
  if (found.length > 1)
    throw new Error(`Several listeners are called "${name}"; name one by its number: ${listed(found)}.`);
  if (all.length === 0) throw new Error('There is no listener yet; sign in once on the page first.');
  throw new Error(`There is no listener "${name}". Known are: ${listed(all)}.`);
}

const MOST_NAMES = 20;

function listed(listeners: readonly NamedListener[]): string {
  const names = listeners
    .slice(0, MOST_NAMES)
    .map(({ id, displayName, spotifyId }) => `${id} ${displayName} (${spotifyId})`);
  const more = listeners.length - MOST_NAMES;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
