import { Component, inject, input, output } from '@angular/core';
import { LOCALE } from '../../ui/locale';
import type { DayRun } from './coverage-days';
import { coveredShare } from './coverage-words';
import type { CoverageYear } from './coverage-years';

/** Every year of the archive as a tape of its days, which shows its days: exports above, watching below, gaps across. */
@Component({
  selector: 'app-coverage-tapes',
  host: { class: 'block' },
  template: `
    <ul class="flex flex-col" aria-label="Years of the archive">
      @for (year of years(); track year.year) {
        <li>
          <button
            type="button"
            [attr.aria-pressed]="year.year === shown()"
            (click)="picked.emit(year.year)"
            class="grid w-full min-h-8 grid-cols-[2.75rem_minmax(0,1fr)_2.75rem] items-center gap-2 rounded-lg px-2 text-sm tabular-nums hover:bg-sunken aria-pressed:bg-accent-soft forced-colors:aria-pressed:border aria-pressed:font-semibold"
          >
            <span class="text-start">{{ year.year }}<span class="visually-hidden">: </span></span>
            <svg
              viewBox="0 0 366 12"
              preserveAspectRatio="none"
              class="h-3 w-full"
              aria-hidden="true"
              focusable="false"
            >
              <rect width="366" height="12" rx="2" class="fill-sunken" />
              @for (run of year.runs; track run.from) {
                @switch (run.state) {
                  @case ('GAP') {
                    <rect [attr.x]="run.from" [attr.width]="lengthOf(run, 3)" height="12" class="fill-gold" />
                  }
                  @case ('EXPORTED') {
                    <rect [attr.x]="run.from" [attr.width]="lengthOf(run)" y="1" height="5" class="fill-plum" />
                  }
                  @case ('WATCHED') {
                    <rect [attr.x]="run.from" [attr.width]="lengthOf(run)" y="6" height="5" class="fill-good" />
                  }
                  @case ('BOTH') {
                    <rect [attr.x]="run.from" [attr.width]="lengthOf(run)" y="1" height="5" class="fill-plum" />
                    <rect [attr.x]="run.from" [attr.width]="lengthOf(run)" y="6" height="5" class="fill-good" />
                  }
                }
              }
            </svg>
            <span class="text-end">{{ share(year) }}<span class="visually-hidden"> of its days are covered</span></span>
          </button>
        </li>
      }
    </ul>
  `,
})
export class CoverageTapes {
  private readonly locale = inject(LOCALE);

  /** Newest first. */
  readonly years = input.required<readonly CoverageYear[]>();
  /** The year whose days are shown. */
  readonly shown = input.required<number>();
  readonly picked = output<number>();

  protected share({ covered, count }: CoverageYear): string {
    return coveredShare(covered, count, this.locale);
  }

  /** At least `least` days long, so that a single day can be seen. */
  protected lengthOf({ from, to }: DayRun, least = 1): number {
    return Math.max(least, to - from + 1);
  }
}
