import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { ItemNames } from '../../ui/item-names';
import { isAtLeast } from './screen-width';
import type { FormerItem } from './top-items';

/** So many are seen at first on wide screens; phones show none until they are asked for. */
const FIRST_SEEN = 8;

/** What was among the first in the period before and is not any more. */
@Component({
  selector: 'app-left-list',
  imports: [Cover, ItemNames, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card p-4 sm:p-5" aria-labelledby="left-title">
      <h2 id="left-title" class="text-lg">Left the top 50</h2>
      <p class="text-sm text-ink-soft">{{ before() }}</p>
      @if (seen().length > 0) {
        <ul class="mt-3 flex flex-col gap-1">
          @for (item of seen(); track item.id) {
            <li class="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-1">
              <app-cover
                class="w-10 opacity-80"
                [class.rounded-full]="item.round"
                [url]="item.imageUrl"
                [name]="item.name"
              />
              <div class="min-w-0">
                <p class="text-sm font-semibold">
                  @if (item.link; as link) {
                    <a
                      dir="auto"
                      [routerLink]="link"
                      class="block min-h-6 w-fit max-w-full truncate hover:underline"
                      [title]="item.name"
                      >{{ item.name }}</a
                    >
                  } @else {
                    <span dir="auto" class="block truncate text-left" [title]="item.name">{{ item.name }}</span>
                  }
                </p>
                @if (item.credits; as credits) {
                  <app-item-names class="text-xs text-ink-soft" [names]="credits" />
                }
              </div>
              <p class="text-xs whitespace-nowrap text-ink-soft tabular-nums">was {{ item.formerRank }}</p>
            </li>
          }
        </ul>
      }
      @if (items().length > firstSeen()) {
        <button
          type="button"
          class="button button-quiet mt-3 w-full"
          [attr.aria-expanded]="isOpen()"
          (click)="isOpen.set(!isOpen())"
        >
          {{ isOpen() ? 'Show fewer' : 'Show all ' + items().length }}
        </button>
      }
    </section>
  `,
})
export class LeftList {
  readonly items = input.required<readonly FormerItem[]>();
  /** Says with which days it is compared. */
  readonly before = input.required<string>();

  protected readonly isOpen = signal(false);
  private readonly isWide = isAtLeast('lg');
  protected readonly firstSeen = computed(() => (this.isWide() ? FIRST_SEEN : 0));
  protected readonly seen = computed(() => (this.isOpen() ? this.items() : this.items().slice(0, this.firstSeen())));
}
