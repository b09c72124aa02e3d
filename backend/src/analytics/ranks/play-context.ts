import type { Catalogue } from '@audiospective/listening';
import type { RequestLoaders } from '../../platform/graphql/loader-registry';
import { NAMED_CONTEXTS } from './context-names.loader';
import { type PlayContext, PlayContextKind } from './play-context.model';

const KINDS: Record<string, PlayContextKind | undefined> = {
  playlist: PlayContextKind.PLAYLIST,
  album: PlayContextKind.ALBUM,
  artist: PlayContextKind.ARTIST,
  show: PlayContextKind.SHOW,
};

/** Playlists were once written with their owner, `spotify:user:NAME:playlist:ID`; liked songs end with `collection`. */
const URI = /^spotify:(?:user:[^:]+:)?(playlist|album|artist|show):([A-Za-z0-9]+)$/;
const COLLECTION = /^spotify:(?:user:[^:]+:)?collection$/;

/** What a place to play from is called and where it is, as far as its URI and the catalogue of a listener's history tell. */
export function toPlayContext(uri: string, catalogue: Catalogue, loaders: RequestLoaders): PlayContext {
  return {
    uri,
    ...readUri(uri),
    get name() {
      return nameOf(uri, catalogue, loaders);
    },
  };
}

/** What else the whole catalogue knows is not told: it changes without the version that the listener's answers depend on. */
async function nameOf(uri: string, catalogue: Catalogue, loaders: RequestLoaders): Promise<string | null> {
  const context = await loaders.get(NAMED_CONTEXTS).load(uri);
  return context && catalogue[context.kind].id.includes(context.id) ? context.name : null;
}

function readUri(uri: string): Pick<PlayContext, 'kind' | 'spotifyUrl'> {
  const [, type = '', id] = URI.exec(uri) ?? [];
  const kind = KINDS[type];
  if (kind) return { kind, spotifyUrl: `https://open.spotify.com/${type}/${id}` };
  const liked = COLLECTION.test(uri);
  return liked
    ? { kind: PlayContextKind.COLLECTION, spotifyUrl: 'https://open.spotify.com/collection/tracks' }
    : { kind: PlayContextKind.OTHER, spotifyUrl: null };
}
