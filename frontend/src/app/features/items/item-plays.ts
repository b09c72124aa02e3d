import { Component, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { formatDate } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { PlayRecord, type ShownPlay } from '../../ui/play-record';
import { SkeletonRows } from '../../ui/skeleton-rows';

/** The last plays of an item. */
@Component({
  selector: 'app-item-plays',
  imports: [PlayRecord, RouterLink, SkeletonRows],
  host: { class: 'block' },
  template: `
    <section class="card max-sm:px-2" aria-labelledby="plays-title">
      <div class="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 px-2">
        <h2 id="plays-title" class="text-xl">Last plays</h2>
        <a routerLink="/history" [queryParams]="all()" class="link leading-6 font-semibold">All plays</a>
      </div>
      @if (plays(); as edges) {
        <ol class="flex flex-col">
          @for (edge of edges; track edge.node.id) {
            <li><app-play-record [play]="edge.node" [when]="day(edge.node.playedAt)" [timeZone]="timeZone()" /></li>
          }
        </ol>
      } @else {
        <app-skeleton-rows [count]="10" height="h-17" />
      }
    </section>
  `,
})
export class ItemPlays {
  private readonly locale = inject(LOCALE);

  /** Undefined until they are known. */
  readonly plays = input.required<readonly { node: ShownPlay }[] | undefined>();
  /** What the history shows of the item in this period. */
  readonly all = input.required<Params>();
  readonly timeZone = input.required<string>();

  protected day(instant: string): string {
    return formatDate(instant, this.locale, this.timeZone());
  }
}
