import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CountPipe, DurationPipe, MomentPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import type { ArchiveHealth } from './archive-data';

const SHOWN_AT_FIRST = 6;

/** The spans in which plays may be missing, newest first, and what fills them. */
@Component({
  selector: 'app-gap-list',
  imports: [CountPipe, DurationPipe, Icon, MomentPipe, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card flex flex-col gap-4" aria-labelledby="gaps-title">
      <h2 id="gaps-title" class="text-xl">Possible gaps</h2>
      @if (gaps().length === 0) {
        <p class="flex items-center gap-3">
          <span
            class="flex size-9 shrink-0 items-center justify-center rounded-full bg-good-soft text-good"
            aria-hidden="true"
            ><app-icon name="check"
          /></span>
          None: as far as it was watched, every play is in your archive.
        </p>
      } @else {
        <p class="max-w-prose text-sm text-ink-soft">
          In these spans you played more than the 50 plays that Spotify lists, so some may have dropped out before they
          were collected. An export from Spotify fills them exactly.
        </p>
        <ol class="flex flex-col">
          @for (gap of shown(); track gap.from) {
            <li
              class="grid gap-x-4 border-t border-line py-2.5 text-sm first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <span>
                <time class="font-semibold" [attr.datetime]="gap.from">{{ gap.from | moment: timeZone() }}</time> to
                <time class="font-semibold" [attr.datetime]="gap.to">{{ gap.to | moment: timeZone() }}</time>
              </span>
              <span class="text-ink-soft tabular-nums">{{ gap.ms | duration }}</span>
            </li>
          }
        </ol>
        <div class="flex flex-wrap gap-3">
          <a class="button button-strong" routerLink="/imports"><app-icon name="imports" /> Fill them with an export</a>
          @if (more() > 0) {
            <button type="button" class="button button-quiet" (click)="all.set(true)">
              Show {{ more() | count }} more
            </button>
          }
        </div>
      }
    </section>
  `,
})
export class GapList {
  /** Oldest first. */
  readonly gaps = input.required<ArchiveHealth['possibleGaps']>();
  readonly timeZone = input.required<string>();

  protected readonly all = signal(false);
  protected readonly shown = computed(() => {
    const newest = this.gaps().toReversed();
    const shown = this.all() ? newest : newest.slice(0, SHOWN_AT_FIRST);
    return shown.map((gap) => ({ ...gap, ms: Date.parse(gap.to) - Date.parse(gap.from) }));
  });
  protected readonly more = computed(() => this.gaps().length - this.shown().length);
}
