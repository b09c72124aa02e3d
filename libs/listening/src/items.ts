import { busiestDay, type DayOfPlays } from './calendar';
import type { Filter } from './question';
import { rankOf } from './ranks';
import type { Selection } from './selection';
import { playSums } from './totals';

/** What has a page of its own. */
export type ItemKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS' | 'GENRES';

/** What a period says of one track, artist, album or genre. */
export interface ItemFacts {
  /** Counted plays. */
  plays: number;
  /** Milliseconds of all stored plays; where unknown, the length of the track. */
  msPlayed: number;
  /** The milliseconds within `msPlayed` that come from lengths of tracks. */
  msEstimated: number;
  /** End of the first and of the last counted play in the period, UTC milliseconds; null without one. */
  firstPlayedAt: number | null;
  lastPlayedAt: number | null;
  /** Place by plays among all of its kind in the selection, from 1; null without a counted play. */
  rank: number | null;
  /** The local day with the most plays of it; null without a counted play. */
  bestDay: DayOfPlays | null;
}

/** The facts of the item with an index of the catalogue; `selection` is the period, of all items. */
export function itemFacts(selection: Selection, kind: ItemKind, index: number): ItemFacts {
  const plays = selectItem(selection, kind, index);
  return { ...playSums(plays), rank: rankOf(selection, kind, index, 'PLAYS'), bestDay: busiestDay(plays) };
}

/** The plays of one item in a selection: for its timeline, its clock, the top lists within it. */
export function selectItem(selection: Selection, kind: ItemKind, index: number): Selection {
  return selection.narrow(filterFor(selection, kind, index));
}

function filterFor({ history: { catalogue } }: Selection, kind: ItemKind, index: number): Filter {
  switch (kind) {
    case 'TRACKS':
      return { tracks: [catalogue.tracks.id[index]!] };
    case 'ARTISTS':
      return { artists: [catalogue.artists.id[index]!] };
    case 'ALBUMS':
      return { albums: [catalogue.albums.id[index]!] };
    case 'GENRES':
      return { genres: [catalogue.genres[index]!] };
  }
}
