import { formatPlays, formatShare } from '../../ui/format';
import type { ShareBar } from '../../ui/charts/share-bars';
import { artistLinks, type NamedLink } from '../../ui/item-names';
import type { PlayItem } from '../../ui/play-list';
import type { RankedItem } from '../../ui/ranked-list';
import type { OverviewQuery, TrackGlanceFragment } from './overview.generated';

/** How many new tracks are shown. */
const DISCOVERIES = 6;

type Viewer = NonNullable<OverviewQuery['viewer']>;

/** What the overview knows of a period. */
export type OverviewStats = Viewer['stats'];

/** The streak that still goes on, wherever it began. */
export type CurrentStreak = NonNullable<Viewer['ever']['streaks']['current']>;

/** An item with a large picture. */
export interface PictureItem {
  id: string;
  name: string;
  /** Second line: who it is by, or how often it was played. */
  detail: string;
  /** The names of the second line as links. */
  credits?: readonly NamedLink[];
  imageUrl: string | null;
  link: readonly string[];
}

/** The rows of the top list; without a period to compare with no rank has moved. */
export function rankedTracks({ topTracks, previous }: OverviewStats): RankedItem[] {
  return topTracks.edges.map(({ rank, previousRank, plays, msPlayed, node }) => ({
    ...trackPicture(node),
    rank,
    plays,
    msPlayed,
    previousRank: previous ? previousRank : undefined,
  }));
}

/** The new tracks with most plays that have a picture of their own: of an album that is new as a whole one is enough. */
export function discoveries({ topTracks }: OverviewStats['discovery']): PictureItem[] {
  const byAlbum = new Map(topTracks.edges.toReversed().map(({ node }) => [node.album?.id ?? node.id, node]));
  return [...byAlbum.values()].toReversed().slice(0, DISCOVERIES).map(trackPicture);
}

/** The artists with most plays. */
export function topArtists({ topArtists: { edges } }: OverviewStats, locale: string): PictureItem[] {
  return edges.map(({ plays, node: { id, name, imageUrl } }) => ({
    id,
    name,
    imageUrl,
    detail: formatPlays(plays, locale),
    link: ['/artist', id],
  }));
}

/** The albums with most plays. */
export function topAlbums({ topAlbums: { edges } }: OverviewStats): PictureItem[] {
  return edges.map(({ node: { id, name, imageUrl, artist } }) => ({
    id,
    name,
    imageUrl,
    detail: artist.name,
    link: ['/album', id],
  }));
}

/** The genres with most plays, as shares of all plays: a play may be of several genres or of none. */
export function genreBars({ topGenres, totals }: OverviewStats, locale: string): ShareBar[] {
  return topGenres.edges.map(({ plays, node }) => {
    const share = totals.plays > 0 ? plays / totals.plays : 0;
    return { name: node.name, share, text: formatShare(share, locale) };
  });
}

/** The rows of the list of recent plays. */
export function playItems({ plays }: Viewer): PlayItem[] {
  return plays.edges.map(({ node: { id, playedAt, counted, track } }) => ({
    ...trackPicture(track),
    id,
    playedAt,
    counted,
  }));
}

/** A track with its cover. */
export function trackPicture({ id, name, album, artists }: TrackGlanceFragment): PictureItem {
  return {
    id,
    name,
    detail: artists.map((artist) => artist.name).join(', ') || 'Unknown artist',
    credits: artists.length > 0 ? artistLinks(artists) : undefined,
    imageUrl: album?.imageUrl ?? null,
    link: ['/track', id],
  };
}
