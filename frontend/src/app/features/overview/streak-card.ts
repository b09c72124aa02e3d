import { Component, computed, inject, input } from '@angular/core';
import { countDays } from '@audiospective/period';
import { formatCount, formatDayCount, formatDays } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import type { CurrentStreak, OverviewStats } from './overview-items';

/** How many days in a row there was music. */
@Component({
  selector: 'app-streak-card',
  host: { class: 'block' },
  template: `
    <section class="card @container" aria-labelledby="streak-title">
      <h2 id="streak-title" class="mb-3 text-xl">Streak</h2>
      <dl class="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-x-5 gap-y-3">
        @for (streak of streaks(); track streak.name) {
          <div class="flex flex-col">
            <dt class="text-sm text-ink-soft">{{ streak.name }}</dt>
            <dd class="font-display text-4xl font-semibold tabular-nums sm:text-5xl">
              {{ streak.days }}<span class="ms-1.5 inline-block text-lg">{{ streak.unit }}</span>
            </dd>
            <dd class="text-sm text-ink-soft">{{ streak.when }}</dd>
          </div>
        }
        <div class="flex flex-col @max-xl:col-span-full">
          <dt class="text-sm text-ink-soft">Music on</dt>
          <dd class="font-display text-4xl font-semibold tabular-nums sm:text-5xl">
            {{ active().days }}<span class="ms-1.5 inline-block text-lg">of {{ active().of }}</span>
          </dd>
          <dd class="meter mt-2 h-2" aria-hidden="true">
            <div class="meter-fill" [style.width.%]="100 * active().share"></div>
          </dd>
        </div>
      </dl>
    </section>
  `,
})
export class StreakCard {
  private readonly locale = inject(LOCALE);

  readonly stats = input.required<OverviewStats>();
  /** The streak of all time that still goes on. */
  readonly current = input.required<CurrentStreak | null>();
  /** Today, as the listener's calendar has it: days that are still to come are not counted. */
  readonly today = input.required<string>();
  /** The day of the first play ever. */
  readonly firstDay = input.required<string>();

  protected readonly streaks = computed(() => {
    const { period, streaks } = this.stats();
    const isNow = period.lastDay === null || period.lastDay >= this.today();
    const current = isNow ? this.current() : null;
    const now = current && { ...current, lastDay: null, name: 'Going on' };
    const long = streaks.longest && {
      ...streaks.longest,
      name: period.firstDay === null ? 'Longest ever' : 'Longest in this period',
    };
    return [now, long].flatMap((streak) => (streak ? [this.shown(streak)] : []));
  });
  /** `27` `of 28 days` */
  protected readonly active = computed(() => {
    const { period, totals } = this.stats();
    const lived = daysOf(period.firstDay ?? this.firstDay(), min(period.lastDay ?? this.today(), this.today()));
    return {
      days: formatCount(totals.activeDays, this.locale),
      of: formatDayCount(lived, this.locale),
      share: totals.activeDays / lived,
    };
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
