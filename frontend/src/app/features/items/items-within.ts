import { artistLinks } from '../../ui/item-names';
import type { RankedItem } from '../../ui/ranked-list';
import { yearOf } from './item-words';
import type { ArtistPageQuery, TrackWithinFragment } from './items.generated';

type ArtistStats = NonNullable<NonNullable<ArtistPageQuery['viewer']>['artist']>['stats'];

/** The rows of the top tracks of an artist or album; `own` is the artist whose page it is, who needs no mention. */
export function tracksWithin(edges: readonly TrackWithinFragment[], own?: string): RankedItem[] {
  return edges.map(({ rank, plays, msPlayed, node }) => ({
    id: node.id,
    rank,
    plays,
    msPlayed,
    name: node.name,
    detail: '',
    credits: artistLinks(node.artists.filter((artist) => artist.id !== own)),
    imageUrl: node.album?.imageUrl ?? null,
    link: ['/track', node.id],
  }));
}

/** The rows of the top albums of an artist. */
export function albumsWithin(edges: ArtistStats['topAlbums']['edges']): RankedItem[] {
  return edges.map(({ rank, plays, msPlayed, node }) => ({
    id: node.id,
    rank,
    plays,
    msPlayed,
    name: node.name,
    detail: yearOf(node.releaseDate),
    imageUrl: node.imageUrl,
    link: ['/album', node.id],
  }));
}
