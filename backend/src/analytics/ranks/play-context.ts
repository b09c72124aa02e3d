import type { RequestLoaders } from '../../platform/graphql/loader-registry';
import { CONTEXT_NAMES } from './context-names.loader';
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

/** What a place to play from is called and where it is, as far as its URI and the catalogue tell. */
export function toPlayContext(uri: string, loaders: RequestLoaders): PlayContext {
  return {
    uri,
    ...readUri(uri),
    get name() {
      return loaders.get(CONTEXT_NAMES).load(uri);
    },
  };
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
