import { Component, computed, inject, input } from '@angular/core';
import { type Figure, Figures } from '../../ui/figures';
import { formatCount } from '../../ui/format';
import { DurationPipe, SharePipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { Rings } from '../../ui/rings';
import type { OverviewQuery } from './overview.generated';

type Totals = NonNullable<OverviewQuery['viewer']>['stats']['totals'];

const NAMES = { plays: 'plays', tracks: 'tracks', artists: 'artists', albums: 'albums', activeDays: 'active days' };
const ONE = { plays: 'play', tracks: 'track', artists: 'artist', albums: 'album', activeDays: 'active day' };

/** The numbers of a period; equally high while they are not known yet. */
@Component({
  selector: 'app-totals-panel',
  imports: [DurationPipe, Figures, Rings, SharePipe],
  host: { class: 'block' },
  template: `
    <section class="dusk px-5 py-6 sm:px-8 sm:py-8" aria-labelledby="totals-title">
      <app-rings />
      <h2 id="totals-title" class="visually-hidden">In numbers</h2>
      @if (totals(); as known) {
        <p>
          <strong class="block font-display text-4xl font-semibold tabular-nums sm:text-6xl">{{
            known.msPlayed | duration
          }}</strong>
          <span class="text-lg">listened</span>
        </p>
        <app-figures class="mt-6" [figures]="figures()" />
        <p class="mt-5 min-h-10 text-sm sm:min-h-5">
          @if (known.msEstimatedShare > 0) {
            {{ known.msEstimatedShare | share }} of the time is estimated from the lengths of the tracks.
          }
        </p>
      } @else {
        <div aria-hidden="true">
          <div class="h-10 w-3/5 rounded-xl bg-white/15 sm:h-15"></div>
          <div class="h-7"></div>
          <app-figures class="mt-6" [figures]="blanks" />
          <p class="mt-5 min-h-10 text-sm sm:min-h-5"></p>
        </div>
      }
    </section>
  `,
})
export class TotalsPanel {
  private readonly locale = inject(LOCALE);

  /** Undefined until the answer is there. */
  readonly totals = input<Totals>();

  protected readonly blanks: Figure[] = Object.values(NAMES).map((name) => ({ name, value: '–' }));
  protected readonly figures = computed<Figure[]>(() => {
    const totals = this.totals();
    if (!totals) return this.blanks;
    return (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((key) => ({
      name: totals[key] === 1 ? ONE[key] : NAMES[key],
      value: formatCount(totals[key], this.locale),
    }));
  });
}
