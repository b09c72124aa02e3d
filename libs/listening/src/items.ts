import { busiestDay, type DayOfPlays } from './calendar';
import type { Filter } from './question';
import { rankOf } from './ranks';
import type { Selection } from './selection';
import { playSums, type PlaySums } from './totals';

/** What has a page of its own. */
export type ItemKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS' | 'GENRES';

/** What a period says of one track, artist, album or genre. Worked out when it is asked for. */
export class ItemFacts {
  /** The plays of it in the period: for its timeline, its clock, the top lists within it. */
  readonly own: Selection;
  private knownSums?: PlaySums;

  /**
   * @param all the plays of everything in the period
   * @param index index of the catalogue; -1 for what is not in the history, of which everything is zero or null
   */
  constructor(
    private readonly all: Selection,
    private readonly kind: ItemKind,
    private readonly index: number,
  ) {
    this.own = all.narrow(filterFor(all, kind, index));
  }

  /** Plays, time, and the first and the last play. */
  get sums(): PlaySums {
    return (this.knownSums ??= playSums(this.own));
  }

  /** Place by plays among all of its kind in the period, from 1; null without a counted play. */
  get rank(): number | null {
    return this.index < 0 ? null : rankOf(this.all, this.kind, this.index, 'PLAYS');
  }

  /** The local day with the most plays of it; null without a counted play. */
  get bestDay(): DayOfPlays | null {
    return busiestDay(this.own);
  }
}

function filterFor({ history: { catalogue } }: Selection, kind: ItemKind, index: number): Filter {
  const { tracks, artists, albums, genres } = catalogue;
  switch (kind) {
    case 'TRACKS':
      return { tracks: at(tracks.id, index) };
    case 'ARTISTS':
      return { artists: at(artists.id, index) };
    case 'ALBUMS':
      return { albums: at(albums.id, index) };
    case 'GENRES':
      return { genres: at(genres, index) };
  }
}

/** The entry at an index; an empty list, which matches nothing, where there is none. */
function at<T>(entries: ArrayLike<T>, index: number): T[] {
  return index < 0 ? [] : [entries[index]!];
}
