import type { AlbumPageQuery, ArtistPageQuery, TrackPageQuery } from './items.generated';

type Stats = NonNullable<NonNullable<TrackPageQuery['viewer']>['track']>['stats'];
type Artist = NonNullable<NonNullable<ArtistPageQuery['viewer']>['artist']>;
type Album = NonNullable<NonNullable<AlbumPageQuery['viewer']>['album']>;
type Track = NonNullable<NonNullable<TrackPageQuery['viewer']>['track']>;
type Plays = Artist['plays'];

const SERVICE = { __typename: 'Service', demo: false } as const;
const NO_CLOCK = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

function viewer() {
  return {
    __typename: 'Viewer' as const,
    id: 'viewer-1',
    displayName: 'Robin Example',
    avatarUrl: null,
    timeZone: 'Europe/Berlin',
    weekStart: 'MONDAY' as const,
    archive: { __typename: 'Archive' as const, version: '7', firstPlayedAt: '2013-03-12T18:00:00.000Z' },
  };
}

/** Three plays in May and July 2024; `changes` replace parts of it. */
export function stats(changes: Partial<Stats> = {}): Stats {
  return {
    __typename: 'ItemStats',
    period: { __typename: 'Period', firstDay: '2024-01-01', lastDay: '2024-12-31' },
    plays: 3,
    msPlayed: 600_000,
    msEstimatedShare: 0,
    rank: 2,
    firstPlayedAt: '2024-05-31T22:30:00.000Z',
    lastPlayedAt: '2024-07-02T12:00:00.000Z',
    bestDay: { __typename: 'DayOfPlays', day: '2024-07-02', plays: 2, msPlayed: 400_000 },
    timeline: {
      __typename: 'Timeline',
      by: 'MONTH',
      starts: ['2024-05-01', '2024-06-01', '2024-07-01'],
      plays: [0, 1, 2],
      msPlayed: [0, 200_000, 400_000],
    },
    clock: NO_CLOCK,
    ...changes,
  };
}

/** What a period without plays of the item tells. */
export function noStats(): Stats {
  const none = { plays: 0, msPlayed: 0, rank: null, firstPlayedAt: null, lastPlayedAt: null, bestDay: null };
  return stats({ ...none, timeline: { __typename: 'Timeline', by: 'MONTH', starts: [], plays: [], msPlayed: [] } });
}

function plays(name: string, count: number): Plays {
  return {
    __typename: 'PlayConnection',
    edges: Array.from({ length: count }, (_, index) => ({
      __typename: 'PlayEdge',
      node: {
        __typename: 'Play',
        id: `play-${index}`,
        playedAt: new Date(Date.parse('2024-07-02T12:00:00.000Z') - index * 60_000).toISOString(),
        msPlayed: 200_000,
        counted: true,
        sources: ['POLL'],
        track: { __typename: 'Track', id: `t-${name}`, name, durationMs: 200_000, artists: [], album: null },
      },
    })),
  };
}

/** The answer about a track with an artist and an album; `changes` replace parts of it, null is a track that is unknown. */
export function trackPage(name: string, changes: Partial<Track> | null = {}): TrackPageQuery {
  const track: Track | null = changes && {
    __typename: 'Track',
    id: `t-${name}`,
    name,
    durationMs: 185_000,
    explicit: null,
    spotifyUrl: 'https://open.spotify.com/track/1',
    artists: [{ __typename: 'Artist', id: 'a-1', name: 'The Band', genres: ['dream pop'] }],
    album: { __typename: 'Album', id: 'b-1', name: 'The Album', imageUrl: null, releaseDate: '1999-03' },
    stats: stats(),
    plays: plays(name, 2),
    ...changes,
  };
  return { viewer: { ...viewer(), track }, service: SERVICE };
}

/** No play in the period. */
export const UNPLAYED = { stats: noStats(), plays: plays('', 0) };

function within(name: string, rank: number) {
  return {
    __typename: 'TopTrackEdge' as const,
    rank,
    plays: 4 - rank,
    msPlayed: 1000,
    node: {
      __typename: 'Track' as const,
      id: `t-${name}`,
      name,
      artists: [
        { __typename: 'Artist' as const, id: 'a-1', name: 'The Band' },
        { __typename: 'Artist' as const, id: 'a-2', name: 'A Guest' },
      ],
      album: null,
    },
  };
}

/** The answer about an artist with one track and one album; `changes` replace parts of it. */
export function artistPage(changes: Partial<Artist> = {}): ArtistPageQuery {
  const artist: Artist = {
    __typename: 'Artist',
    id: 'a-1',
    name: 'The Band',
    genres: ['dream pop', 'shoegaze'],
    imageUrl: null,
    spotifyUrl: null,
    stats: {
      ...stats(),
      topTracks: { __typename: 'TopTrackConnection', edges: [within('Alpha', 1)] },
      topAlbums: {
        __typename: 'TopAlbumConnection',
        edges: [
          {
            __typename: 'TopAlbumEdge',
            rank: 1,
            plays: 3,
            msPlayed: 1000,
            node: { __typename: 'Album', id: 'b-1', name: 'The Album', imageUrl: null, releaseDate: '1999-03' },
          },
        ],
      },
    },
    plays: plays('Alpha', 1),
    ...changes,
  };
  return { viewer: { ...viewer(), artist }, service: SERVICE };
}

/** The answer about an album with two tracks. */
export function albumPage(changes: Partial<Album> = {}): AlbumPageQuery {
  const album: Album = {
    __typename: 'Album',
    id: 'b-1',
    name: 'The Album',
    imageUrl: null,
    releaseDate: '1999-03',
    spotifyUrl: null,
    artist: { __typename: 'Artist', id: 'a-1', name: 'The Band', genres: [] },
    stats: {
      ...stats(),
      topTracks: { __typename: 'TopTrackConnection', edges: [within('Alpha', 1), within('Beta', 2)] },
    },
    plays: plays('Alpha', 1),
    ...changes,
  };
  return { viewer: { ...viewer(), album }, service: SERVICE };
}
