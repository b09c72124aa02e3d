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

/** A top list: rank, cover, name, and a bar that compares its plays or time with those of the first. */
@Component({
  selector: 'app-ranked-list',
  imports: [CountPipe, Cover, DurationPipe, ItemNames, Movement, RouterLink],
  host: { class: 'block' },
  templateUrl: './ranked-list.html',
})
export class RankedList {
  readonly items = input.required<readonly RankedItem[]>();
  /** What the order and the bars are made of. */
  readonly by = input<Measure>('PLAYS');
  /** Smaller rows without bars, for short lists beside others. */
  readonly compact = input(false);
  private readonly most = computed(() => Math.max(1, ...this.items().map((item) => this.size(item))));

  /** Length of the bar, 0..100. */
  protected percent(item: RankedItem): number {
    return (100 * this.size(item)) / this.most();
  }

  private size(item: RankedItem): number {
    return this.by() === 'TIME' ? item.msPlayed : item.plays;
  }
}
