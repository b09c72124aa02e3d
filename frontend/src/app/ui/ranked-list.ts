import { Component, computed, input } from '@angular/core';
import { Cover } from './cover';
import { CountPipe, DurationPipe } from './format-pipes';

/** One row of a top list. */
export interface RankedItem {
  id: string;
  /** 1 is the top. */
  rank: number;
  name: string;
  /** Second line, such as the artists. */
  detail: string;
  imageUrl: string | null;
  plays: number;
  msPlayed: number;
  /** Opens the item at Spotify; null when it is not known there. */
  url: string | null;
}

/** A top list: rank, cover, name, and a bar that compares its plays with those of the first. */
@Component({
  selector: 'app-ranked-list',
  imports: [CountPipe, Cover, DurationPipe],
  host: { class: 'block' },
  templateUrl: './ranked-list.html',
})
export class RankedList {
  readonly items = input.required<readonly RankedItem[]>();
  private readonly most = computed(() => Math.max(1, ...this.items().map((item) => item.plays)));

  /** Length of the bar, 0..100. */
  protected percent(item: RankedItem): number {
    return (100 * item.plays) / this.most();
  }
}
