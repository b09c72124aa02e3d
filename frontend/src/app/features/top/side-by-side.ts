import { Component, computed, inject, input, output, signal } from '@angular/core';
import { periodLabel } from '@audiospective/period';
import { Change } from '../../ui/change';
import type { Measure } from '../../ui/charts/scale';
import { Choice } from '../../ui/choice';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatDuration } from '../../ui/format';
import { DaysPipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { isAtLeast } from './screen-width';
import type { TopList } from './top-lists';
import { TopRows } from './top-rows';
import { KIND_WORDS } from './top-words';

/** The top lists of two periods: beside each other, or on narrow screens one at a time. */
@Component({
  selector: 'app-side-by-side',
  imports: [Change, Choice, DaysPipe, EmptyState, TopRows],
  host: { class: 'block' },
  templateUrl: './side-by-side.html',
})
export class SideBySide {
  private readonly locale = inject(LOCALE);

  readonly shown = input.required<TopList>();
  readonly other = input.required<TopList>();
  readonly by = input.required<Measure>();
  /** The archive has changed since the lists were answered. */
  readonly outdated = output();

  protected readonly isWide = isAtLeast('lg');
  /** The one that is seen where there is only room for one. */
  protected readonly side = signal('shown');
  /** The item that is pointed at, in whichever list. */
  protected readonly linked = signal<string | null>(null);
  protected readonly words = computed(() => KIND_WORDS[this.shown().asked.kind]);
  protected readonly options = computed(() => this.both().map(({ side, name }) => ({ value: side, name })));
  protected readonly columns = computed(() =>
    this.both().filter((column) => this.isWide() || column.side === this.side()),
  );
  private readonly both = computed(() => [
    this.column('shown', this.shown(), this.other()),
    this.column('other', this.other(), null),
  ]);

  private column(side: string, list: TopList, before: TopList | null) {
    return { side, list, name: periodLabel(list.asked.period, this.locale), figures: this.figures(list, before) };
  }

  private figures({ totals }: TopList, before: TopList | null) {
    const { plays = null, msPlayed = null, entries = null } = before?.totals ?? {};
    return [
      { name: 'plays', now: totals.plays, value: formatCount(totals.plays, this.locale), before: plays },
      {
        name: 'listened',
        now: totals.msPlayed,
        value: formatDuration(totals.msPlayed, this.locale, 'narrow'),
        before: msPlayed,
      },
      {
        name: this.words().many,
        now: totals.entries,
        value: formatCount(totals.entries, this.locale),
        before: entries,
      },
    ];
  }
}
