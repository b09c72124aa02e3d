import { artistLinks } from '../../ui/item-names';
import type { RankedItem } from '../../ui/ranked-row';
import type { NamedAlbumFragment, RankedAlbumsFragment } from './top-albums.generated';
import type { NamedArtistFragment, RankedArtistsFragment } from './top-artists.generated';
import type { NamedGenreFragment, RankedGenresFragment } from './top-genres.generated';
import type { NamedTrackFragment, RankedTracksFragment } from './top-tracks.generated';

/** A page of a top list of any kind. */
export type RankedPage = RankedTracksFragment | RankedArtistsFragment | RankedAlbumsFragment | RankedGenresFragment;
/** The same with the ranks of the period that it is compared with. */
export type MovingPage = RankedPage & { edges: { previousRank?: number | null }[] };
type RankedNode = NamedTrackFragment | NamedArtistFragment | NamedAlbumFragment | NamedGenreFragment;

/** What is ranked, apart from its rank. */
export type NamedItem = Pick<RankedItem, 'id' | 'name' | 'detail' | 'credits' | 'imageUrl' | 'link' | 'round'>;

/** An item that was ranked in the period before. */
export interface FormerItem extends NamedItem {
  formerRank: number;
}

const GENRES_SHOWN = 3;

/** The rows of a page, without a word on other periods. */
export function rankedItems({ edges }: RankedPage): RankedItem[] {
  return edges.map(({ rank, plays, msPlayed, node }) => ({ ...namedItem(node), rank, plays, msPlayed }));
}

/** The rows of a page, each with its rank in the period compared with. */
export function movingItems(page: MovingPage): RankedItem[] {
  return rankedItems(page).map((item, index) => ({ ...item, previousRank: page.edges[index]?.previousRank ?? null }));
}

/** Those of an earlier top list that are not among the items any more, in their former order. */
export function leavers(
  before: readonly { rank: number; node: RankedNode }[],
  items: readonly { id: string }[],
): FormerItem[] {
  const still = new Set(items.map((item) => item.id));
  return before.map(({ rank, node }) => ({ ...namedItem(node), formerRank: rank })).filter(({ id }) => !still.has(id));
}

function namedItem(node: RankedNode): NamedItem {
  switch (node.__typename) {
    case 'Track':
      return {
        ...linked(node, 'track'),
        credits: artistLinks(node.artists),
        imageUrl: node.album?.imageUrl ?? null,
      };
    case 'Artist':
      return {
        ...linked(node, 'artist'),
        detail: node.genres.slice(0, GENRES_SHOWN).join(', '),
        imageUrl: node.imageUrl,
        round: true,
      };
    case 'Album':
      return { ...linked(node, 'album'), credits: artistLinks([node.artist]), imageUrl: node.imageUrl };
    case 'Genre':
      return { id: node.name, name: node.name, detail: '', imageUrl: null, link: null };
  }
}

function linked({ id, name }: { id: string; name: string }, page: string) {
  return { id, name, detail: '', link: [`/${page}`, id] };
}
