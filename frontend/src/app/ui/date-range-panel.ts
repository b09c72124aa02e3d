import { afterNextRender, Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { Period, PeriodRange } from '@audiospective/period';
import { daysBetween, daysOf } from './date-range';
import type { Today } from './period-steps';

/** A small panel for a period of one's own: its first and its last day. */
@Component({
  selector: 'app-date-range-panel',
  host: {
    class:
      'absolute inset-x-0 top-full z-20 mt-2 block rounded-2xl border border-line-strong bg-surface p-4 text-ink shadow-xl',
    role: 'dialog',
    'aria-label': 'Other dates',
    '(keydown.escape)': 'left.emit(true)',
    '(focusout)': 'focusLeft($event)',
    '(document:pointerdown)': 'pressed($event)',
  },
  template: `
    <form (submit)="choose($event)">
      <div class="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8rem),1fr))] gap-3">
        <label class="min-w-0">
          <span class="mb-1 block text-sm font-semibold">From</span>
          <input
            #from
            type="date"
            required
            class="h-11 w-full min-w-0 rounded-xl border border-line-strong bg-surface px-2.5"
            [min]="reach().from"
            [max]="reach().to"
            [value]="days().from"
          />
        </label>
        <label class="min-w-0">
          <span class="mb-1 block text-sm font-semibold">To</span>
          <input
            #to
            type="date"
            required
            class="h-11 w-full min-w-0 rounded-xl border border-line-strong bg-surface px-2.5"
            [min]="reach().from"
            [max]="reach().to"
            [value]="days().to"
          />
        </label>
      </div>
      <div class="mt-4 flex flex-wrap justify-end gap-2">
        <button type="button" class="button button-quiet" (click)="left.emit(true)">Cancel</button>
        <button type="submit" class="button button-strong">Show</button>
      </div>
    </form>
  `,
})
export class DateRangePanel {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly from = viewChild.required<ElementRef<HTMLInputElement>>('from');
  private readonly to = viewChild.required<ElementRef<HTMLInputElement>>('to');

  /** What is shown at present: the dates to start from. */
  readonly period = input.required<Period>();
  readonly today = input.required<Today>();
  /** The first and the last day that may be chosen. */
  readonly reach = input.required<PeriodRange>();
  readonly picked = output<Period>();
  /** Left without dates; true where the focus stays with the panel and has to go back. */
  readonly left = output<boolean>();

  protected readonly days = computed(() => daysOf(this.period(), this.today(), this.reach()));

  constructor() {
    afterNextRender(() => this.from().nativeElement.focus());
  }

  protected choose(submit: Event): void {
    submit.preventDefault();
    this.picked.emit(daysBetween(this.from().nativeElement.value, this.to().nativeElement.value));
  }

  protected focusLeft({ relatedTarget }: FocusEvent): void {
    // The calendar of a browser takes the focus to nowhere: the panel must outlive it.
    if (relatedTarget instanceof Node && !this.host.contains(relatedTarget)) this.left.emit(false);
  }

  protected pressed({ target }: Event): void {
    if (target instanceof Node && !this.host.contains(target)) this.left.emit(false);
  }
}
