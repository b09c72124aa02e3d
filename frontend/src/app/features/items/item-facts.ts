import { Component, computed, inject, input } from '@angular/core';
import { formatCount, formatDate, formatDays, formatDuration, formatPlays, formatShare } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import type { ItemStats } from './item-page';

interface Fact {
  name: string;
  value: string;
  detail: string;
}

/** The numbers of an item in a period. */
@Component({
  selector: 'app-item-facts',
  host: { class: 'block' },
  template: `
    @if (stats()) {
      <dl class="card grid min-h-31 grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 lg:grid-cols-5">
        @for (fact of facts(); track fact.name) {
          <div class="min-w-0 lg:not-first:border-s lg:not-first:border-line lg:not-first:ps-6">
            <dt class="text-sm text-ink-soft">{{ fact.name }}</dt>
            <dd class="font-display text-2xl font-semibold tabular-nums">{{ fact.value }}</dd>
            @if (fact.detail) {
              <dd class="text-sm text-ink-soft">{{ fact.detail }}</dd>
            }
          </div>
        }
      </dl>
    } @else {
      <div class="card bone h-59 sm:h-59 lg:h-34" aria-hidden="true"></div>
    }
  `,
})
export class ItemFacts {
  private readonly locale = inject(LOCALE);

  /** Undefined until they are known. */
  readonly stats = input.required<ItemStats | undefined>();
  /** What it has its rank among: `tracks`. */
  readonly among = input.required<string>();
  readonly timeZone = input.required<string>();

  protected readonly facts = computed(() => this.told(this.stats()));

  private told(stats: ItemStats | undefined): Fact[] {
    if (!stats) return [];
    const day = (instant: string | null) => (instant ? formatDate(instant, this.locale, this.timeZone()) : '–');
    const { rank, bestDay, msEstimatedShare } = stats;
    return [
      {
        name: 'Plays',
        value: formatCount(stats.plays, this.locale),
        detail: rank === null ? '' : `#${formatCount(rank, this.locale)} of your ${this.among()}`,
      },
      {
        name: 'Time listened',
        value: formatDuration(stats.msPlayed, this.locale, 'narrow'),
        detail: msEstimatedShare > 0 ? `${formatShare(msEstimatedShare, this.locale)} estimated` : '',
      },
      { name: 'First counted play', value: day(stats.firstPlayedAt), detail: '' },
      { name: 'Last counted play', value: day(stats.lastPlayedAt), detail: '' },
      {
        name: 'Best day',
        value: bestDay ? formatDays(bestDay.day, bestDay.day, this.locale) : '–',
        detail: bestDay ? this.played(bestDay) : '',
      },
    ];
  }

  private played({ plays, msPlayed }: { plays: number; msPlayed: number }): string {
    return `${formatPlays(plays, this.locale)}, ${formatDuration(msPlayed, this.locale, 'narrow')}`;
  }
}
