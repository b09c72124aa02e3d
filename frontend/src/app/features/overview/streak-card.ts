import { Component, computed, inject, input } from '@angular/core';
import { countDays } from '@audiospective/period';
import { formatCount, formatDayCount, formatDays } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import type { OverviewStats } from './overview-items';

/** How many days in a row there was music. */
@Component({
  selector: 'app-streak-card',
  host: { class: 'block' },
  template: `
    <section class="card flex h-full flex-col" aria-labelledby="streak-title">
      <h2 id="streak-title" class="mb-3 text-xl">Streak</h2>
      <dl class="grid grow grid-cols-2 content-center gap-x-5">
        @for (streak of streaks(); track streak.name) {
          <div class="flex flex-col">
            <dt class="text-sm text-ink-soft">{{ streak.name }}</dt>
            <dd class="font-display text-4xl font-semibold tabular-nums sm:text-5xl">
              {{ streak.days }}<span class="ms-1.5 text-lg">{{ streak.unit }}</span>
            </dd>
            <dd class="min-h-10 text-sm text-ink-soft">{{ streak.when }}</dd>
          </div>
        }
      </dl>
      <p class="mt-4 text-sm">{{ active().text }}</p>
      <div class="meter mt-2 h-2" aria-hidden="true">
        <div class="meter-fill" [style.width.%]="100 * active().share"></div>
      </div>
    </section>
  `,
})
export class StreakCard {
  private readonly locale = inject(LOCALE);

  readonly stats = input.required<OverviewStats>();
  /** Today, as the listener's calendar has it: days that are still to come are not counted. */
  readonly today = input.required<string>();
  /** The day of the first play ever. */
  readonly firstDay = input.required<string>();

  protected readonly streaks = computed(() => {
    const { current, longest } = this.stats().streaks;
    const long = longest && { ...longest, name: current ? 'Longest' : 'Longest in this period' };
    const now = current && { ...current, lastDay: null, name: 'Going on' };
    return [now, long].flatMap((streak) => (streak ? [this.shown(streak)] : []));
  });
  /** `Music on 27 of 28 days.` */
  protected readonly active = computed(() => {
    const { period, totals } = this.stats();
    const lived = daysOf(period.firstDay ?? this.firstDay(), min(period.lastDay ?? this.today(), this.today()));
    const text = `Music on ${formatCount(totals.activeDays, this.locale)} of ${formatDayCount(lived, this.locale)}.`;
    return { text, share: totals.activeDays / lived };
  });

  private shown({
    name,
    days,
    firstDay,
    lastDay,
  }: {
    name: string;
    days: number;
    firstDay: string;
    lastDay: string | null;
  }) {
    const when = formatDays(firstDay, lastDay ?? firstDay, this.locale);
    return {
      name,
      days: formatCount(days, this.locale),
      unit: days === 1 ? 'day' : 'days',
      when: lastDay === null ? `since ${when}` : when,
    };
  }
}

function daysOf(first: string, last: string): number {
  return first <= last ? countDays(first, last) : 1;
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}
