import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Measure } from './charts/scale';
import { Cover } from './cover';
import { CountPipe, DurationPipe } from './format-pipes';
import { ItemNames, type NamedLink } from './item-names';
import { Movement } from './movement';

/** One row of a top list. */
export interface RankedItem {
  id: string;
  /** 1 is the top. */
  rank: number;
  name: string;
  /** Second line, such as the artists. */
  detail: string;
  /** The names of the second line as links; they take the place of its text. */
  credits?: readonly NamedLink[];
  imageUrl: string | null;
  plays: number;
  msPlayed: number;
  /** Commands of the router link to the item's page; null where there is none. */
  link: readonly string[] | null;
  /** Rank in the period before; null for what had none; absent where that is not shown. */
  previousRank?: number | null;
  /** Whether the picture is round, as those of artists are. */
  round?: boolean;
}

/** Plays or time of an item, whichever makes the rank. */
export function sizeOf(item: RankedItem, by: Measure): number {
  return by === 'TIME' ? item.msPlayed : item.plays;
}

/**
 * A row of a top list: rank, cover, name, and a bar that compares it with the largest. Always 4.5 rem high, 6 rem
 * below the width `sm`.
 */
@Component({
  selector: 'app-ranked-row',
  imports: [CountPipe, Cover, DurationPipe, ItemNames, Movement, RouterLink],
  host: {
    class:
      'grid h-24 grid-cols-[2rem_auto_minmax(0,1fr)] items-center gap-x-3 sm:h-18 sm:grid-cols-[2.25rem_auto_minmax(0,1fr)_auto]',
  },
  templateUrl: './ranked-row.html',
})
export class RankedRow {
  readonly item = input.required<RankedItem>();
  /** Plays or time of the first of the list: a full bar. */
  readonly most = input.required<number>();
  readonly by = input<Measure>('PLAYS');

  /** Length of the bar, 0..100. */
  protected readonly percent = computed(() => (100 * sizeOf(this.item(), this.by())) / Math.max(1, this.most()));
}
