import type { PlayItem } from '../../ui/play-list';
import type { RankedItem } from '../../ui/ranked-list';
import type { OverviewQuery } from './overview.generated';

type Viewer = NonNullable<OverviewQuery['viewer']>;
type TopTrackEdges = Viewer['stats']['topTracks']['edges'];
type PlayEdges = Viewer['plays']['edges'];

/** The rows of the top list. */
export function rankedTracks(edges: TopTrackEdges): RankedItem[] {
  return edges.map(({ rank, plays, msPlayed, node }) => ({
    id: node.id,
    rank,
    plays,
    msPlayed,
    name: node.name,
    detail: artistNames(node.artists),
    imageUrl: node.album?.imageUrl ?? null,
    link: ['/track', node.id],
  }));
}

/** The rows of the list of recent plays. */
export function playItems(edges: PlayEdges): PlayItem[] {
  return edges.map(({ node }) => ({
    id: node.id,
    playedAt: node.playedAt,
    counted: node.counted,
    name: node.track.name,
    detail: artistNames(node.track.artists),
    imageUrl: node.track.album?.imageUrl ?? null,
    link: ['/track', node.track.id],
  }));
}

function artistNames(artists: readonly { name: string }[]): string {
  return artists.map((artist) => artist.name).join(', ') || 'Unknown artist';
}
