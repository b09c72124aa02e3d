import { Component, computed, inject, input, output } from '@angular/core';
import { parsePeriod, type Period } from '@audiospective/period';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import type { Today } from '../../ui/period-steps';
import { chosenValue, compareChoices, NOTHING } from './compare-choices';
import { nearbyPeriods, type Relation } from './nearby-periods';

/** Picks the period that the shown one is compared with. */
@Component({
  selector: 'app-compare-picker',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <div class="relative">
      <select
        #list
        aria-label="Compare with"
        class="h-11 w-full appearance-none truncate rounded-full border ps-4 pe-10 font-semibold"
        [class]="
          compared()
            ? 'border-accent bg-accent-soft text-ink'
            : 'border-line-strong bg-surface text-ink-soft hover:bg-sunken'
        "
        (change)="pick(list.value)"
      >
        <option [value]="nothing" [selected]="value() === nothing">
          {{ compared() ? 'Compare with nothing' : 'Compare with …' }}
        </option>
        @for (group of groups(); track group.heading) {
          <optgroup [label]="group.heading">
            @for (choice of group.choices; track choice.value) {
              <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
            }
          </optgroup>
        }
      </select>
      <app-icon name="down" class="pointer-events-none absolute end-4 top-1/2 -translate-y-1/2 text-ink-soft" />
    </div>
  `,
})
export class ComparePicker {
  private readonly locale = inject(LOCALE);

  /** The period that is shown. */
  readonly shown = input.required<Period>();
  /** What it is compared with; null for nothing. */
  readonly compared = input.required<Period | null>();
  readonly today = input.required<Today>();
  /** First play of the archive, ISO 8601 UTC: no month or year before it is offered. */
  readonly firstPlayedAt = input<string | null>(null);
  readonly picked = output<Period | null>();

  protected readonly nothing = NOTHING;
  private readonly range = computed(() => ({
    today: this.today(),
    firstPlayedAt: this.firstPlayedAt(),
    locale: this.locale,
  }));
  protected readonly groups = computed(() => compareChoices(this.shown(), this.compared(), this.range()));
  protected readonly value = computed(() => chosenValue(this.shown(), this.compared(), this.range()));

  protected pick(value: string): void {
    const nearby = nearbyPeriods(this.shown(), this.today());
    this.picked.emit(value in nearby ? nearby[value as Relation] : parsePeriod(value));
  }
}
