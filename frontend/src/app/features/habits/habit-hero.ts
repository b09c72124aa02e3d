import { Component, computed, inject, input } from '@angular/core';
import { formatHours } from '../../ui/charts/week';
import { formatCount } from '../../ui/format';
import { SharePipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { DayRing } from './day-ring';
import { dayParts, type Extent, habitWords, isHabit, playsByHour, tooLittleWords, weekdayText } from './habit-words';
import type { HabitTimesFragment } from './habits.generated';
import type { WeekClock } from './hours-table';

/** What the listener's habit is called, and the day that it comes from. */
@Component({
  selector: 'app-habit-hero',
  imports: [DayRing, SharePipe],
  host: { class: 'block' },
  templateUrl: './habit-hero.html',
})
export class HabitHero {
  private readonly locale = inject(LOCALE);

  readonly habits = input.required<HabitTimesFragment>();
  readonly clock = input.required<WeekClock>();
  readonly totals = input.required<Extent>();

  protected readonly enough = computed(() => isHabit(this.totals()));
  protected readonly words = computed(() =>
    this.enough() ? habitWords(this.habits(), this.locale) : tooLittleWords(this.totals(), this.locale),
  );
  protected readonly hours = computed(() => playsByHour(this.clock()));
  protected readonly peak = computed(() => (this.enough() ? this.habits().peakHour : null));
  protected readonly parts = computed(() => (this.enough() ? dayParts(this.habits(), this.locale) : []));
  protected readonly facts = computed(() => {
    const { peakHour, peakWeekday } = this.habits();
    const { activeDays } = this.totals();
    const name = activeDays === 1 ? 'Day with plays' : 'Days with plays';
    const active = { name, value: formatCount(activeDays, this.locale) };
    if (!this.enough()) return [active];
    return [
      { name: 'Busiest hour', value: formatHours(peakHour, peakHour + 1, this.locale) },
      { name: 'Busiest weekday', value: weekdayText(peakWeekday, this.locale) },
      active,
    ];
  });
}
