import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { formatPeriod, parsePeriod, type Period, periodLabel } from '@audiospective/period';
import { Icon } from './icon';
import { LOCALE } from './locale';
import { periodChoices } from './period-choices';
import { earlierPeriod, laterPeriod, type Today } from './period-steps';

/** Picks a period: from a list, or one step back and forth. */
@Component({
  selector: 'app-period-picker',
  imports: [Icon, NgTemplateOutlet],
  host: { class: 'block' },
  templateUrl: './period-picker.html',
})
export class PeriodPicker {
  private readonly locale = inject(LOCALE);

  readonly period = input.required<Period>();
  readonly today = input.required<Today>();
  /** First play of the archive, ISO 8601 UTC: no month or year before it is offered. */
  readonly firstPlayedAt = input<string | null>(null);
  readonly picked = output<Period>();

  protected readonly value = computed(() => formatPeriod(this.period()));
  protected readonly groups = computed(() =>
    periodChoices(this.period(), { today: this.today(), firstPlayedAt: this.firstPlayedAt(), locale: this.locale }),
  );
  protected readonly earlier = computed(() => this.step('Earlier', earlierPeriod(this.period(), this.today())));
  protected readonly later = computed(() => this.step('Later', laterPeriod(this.period(), this.today())));

  protected pick(text: string): void {
    const period = parsePeriod(text);
    if (period) this.picked.emit(period);
  }

  private step(word: string, period: Period | null) {
    return { period, label: period ? `${word}: ${periodLabel(period, this.locale)}` : word };
  }
}
