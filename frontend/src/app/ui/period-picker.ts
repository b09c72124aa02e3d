import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, ElementRef, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { formatPeriod, parsePeriod, type Period, periodLabel } from '@audiospective/period';
import { playedDays } from './date-range';
import { DateRangePanel } from './date-range-panel';
import { Icon } from './icon';
import { LOCALE } from './locale';
import { periodChoices } from './period-choices';
import { earlierPeriod, laterPeriod, type Today } from './period-steps';

/** Stands in the list for dates that it does not have; no period is written like this. */
const OTHER_DATES = 'other-dates';

/** Picks a period: from a list, by its first and last day, or one step back and forth. */
@Component({
  selector: 'app-period-picker',
  imports: [DateRangePanel, Icon, NgTemplateOutlet],
  host: { class: 'block max-w-full' },
  templateUrl: './period-picker.html',
})
export class PeriodPicker {
  private readonly locale = inject(LOCALE);
  private readonly list = viewChild.required<ElementRef<HTMLSelectElement>>('list');

  readonly period = input.required<Period>();
  readonly today = input.required<Today>();
  /** First play of the archive, ISO 8601 UTC: no month or year before it is offered. */
  readonly firstPlayedAt = input<string | null>(null);
  readonly picked = output<Period>();

  protected readonly otherDates = OTHER_DATES;
  protected readonly asksForDates = signal(false);
  /** While the answer about another period is on its way, the list goes on to offer what it did. */
  private readonly firstPlay = linkedSignal<string | null, string | null>({
    source: this.firstPlayedAt,
    computation: (known, before) => known ?? before?.value ?? null,
  });
  protected readonly reach = computed(() => playedDays(this.today(), this.firstPlay()));
  protected readonly value = computed(() => formatPeriod(this.period()));
  protected readonly groups = computed(() =>
    periodChoices(this.period(), { today: this.today(), firstPlayedAt: this.firstPlay(), locale: this.locale }),
  );
  protected readonly earlier = computed(() => this.step('Earlier', earlierPeriod(this.period(), this.today())));
  protected readonly later = computed(() => this.step('Later', laterPeriod(this.period(), this.today())));

  protected choose(list: HTMLSelectElement): void {
    const period = parsePeriod(list.value);
    this.asksForDates.set(list.value === OTHER_DATES);
    if (period) this.picked.emit(period);
    // Until dates are chosen the list goes on to say what is shown.
    else list.value = this.value();
  }

  protected pickDates(period: Period): void {
    this.leaveDates(true);
    this.picked.emit(period);
  }

  protected leaveDates(hadFocus: boolean): void {
    this.asksForDates.set(false);
    if (hadFocus) this.list().nativeElement.focus();
  }

  private step(word: string, period: Period | null) {
    return { period, label: period ? `${word}: ${periodLabel(period, this.locale)}` : word };
  }
}
