import { ViewportScroller } from '@angular/common';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { type Params, Router } from '@angular/router';
import { ALL_TIME, formatPeriod, localDay, type Period } from '@audiospective/period';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod } from '../../core/page-period';
import { formatCount, formatDate, formatPlays } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { PeriodPicker } from '../../ui/period-picker';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { ActiveFilters, activeFilters } from './active-filters';
import { archiveChanges } from './archive-changes';
import { type AddressParameter, type ItemFilter, readAddress, toVariables, withoutItem } from './history-address';
import { historyData } from './history-data';
import type { HistoryQuery } from './history.generated';
import { HistoryFilters } from './history-filters';
import { HistoryList } from './history-list';
import { NoPlays } from './no-plays';
import { SourceLegend } from './source-legend';

const DAY_BEFORE_PERIOD = 'A day to begin with and a period do not go together: the day is followed.';

/** Every play, newest first. */
@Component({
  selector: 'app-history-page',
  imports: [
    ActiveFilters,
    HistoryFilters,
    HistoryList,
    Icon,
    NoPlays,
    Notice,
    PageFrame,
    PeriodPicker,
    SkeletonRows,
    SourceLegend,
  ],
  templateUrl: './history-page.html',
})
export class HistoryPage {
  private readonly router = inject(Router);
  private readonly focus = inject(PageFocus);
  private readonly locale = inject(LOCALE);
  private readonly scroller = inject(ViewportScroller);
  protected readonly address = inject(PageAddress);

  /** All bound from the address: the URL is the state. */
  readonly period = input<string>();
  readonly search = input<AddressParameter>();
  readonly track = input<AddressParameter>();
  readonly artist = input<AddressParameter>();
  readonly album = input<AddressParameter>();
  readonly on = input<AddressParameter>();

  protected readonly selected = pagePeriod(this.period, ALL_TIME);
  private readonly today = computed(() => localDay(this.selected.today().now, this.selected.today().timeZone));
  private readonly asked = computed(() =>
    readAddress(
      {
        search: this.search(),
        track: this.track(),
        artist: this.artist(),
        album: this.album(),
        on: this.on(),
      },
      this.today(),
    ),
  );
  /** What the answer to the address knew nothing of. */
  private readonly unknown = signal<ItemFilter | null>(null);
  protected readonly question = computed(() =>
    this.asked().item && isSame(this.asked().item, this.unknown()) ? withoutItem(this.asked()) : this.asked(),
  );
  protected readonly shownPeriod = computed(() => (this.question().on === null ? this.selected.shown() : ALL_TIME));
  protected readonly corrections = computed(() => [
    ...this.selected.corrections(),
    ...(this.question().on !== null && this.period() ? [DAY_BEFORE_PERIOD] : []),
    ...this.question().corrections,
  ]);

  protected readonly data = historyData(computed(() => toVariables(this.question(), this.selected.shown())));
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly changes = archiveChanges(this.data);
  protected readonly known = computed(() => this.viewer() !== undefined);
  protected readonly isEmpty = computed(() => this.viewer()?.plays.edges.length === 0);
  protected readonly subline = computed(() => {
    const archive = this.viewer()?.archive;
    if (!archive?.firstPlayedAt) return '';
    const since = formatDate(archive.firstPlayedAt, this.locale, this.viewer()?.timeZone ?? 'UTC');
    return `${formatPlays(archive.storedPlays, this.locale)} kept since ${since}`;
  });
  protected readonly changesText = computed(() => {
    const count = this.changes();
    if (!count) return 'Your archive has changed: show it';
    return count === 1 ? '1 new play: show it' : `${formatCount(count, this.locale)} new plays: show them`;
  });
  protected readonly ending = computed(() =>
    this.filters().length === 0 ? 'This is where your history begins.' : 'These are all plays that were found.',
  );
  protected readonly reach = computed(() => {
    const { timeZone } = this.selected.today();
    const first = this.viewer()?.archive.firstPlayedAt;
    return { first: first ? localDay(new Date(first), timeZone) : '', last: this.today() };
  });
  protected readonly filters = computed(() =>
    activeFilters(this.question(), {
      period: this.selected.shown(),
      itemName: nameOf(this.data.value()?.item),
      locale: this.locale,
    }),
  );
  protected readonly found = computed(() => {
    if (!this.known() || this.filters().length === 0) return '';
    return this.isEmpty() ? 'No plays found.' : 'Plays found, newest first.';
  });

  constructor() {
    effect(() => {
      const { item } = this.question();
      if (item && this.knowsNothingOf(item)) this.unknown.set(item);
    });
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  protected showChanges(): void {
    this.data.startOver();
    this.focus.toContent();
    this.scroller.scrollToPosition([0, 0]);
  }

  protected searchFor(text: string): void {
    this.change({ search: text || null }, true);
  }

  protected jumpTo(day: string | null): void {
    this.change({ on: day, ...(day && { period: null }) });
  }

  protected pick(period: Period): void {
    this.change({ period: formatPeriod(period), on: null });
  }

  protected drop(parameters: readonly string[]): void {
    this.change(Object.fromEntries(parameters.map((name) => [name, null])));
    this.focus.toContent();
  }

  private knowsNothingOf({ kind }: ItemFilter): boolean {
    // What is no id at all may be refused; everything else in the question makes sense.
    if (this.data.failure()?.code === 'BAD_USER_INPUT') return true;
    const answer = this.data.value();
    return Boolean(answer?.viewer) && !this.data.loading() && answer?.item?.__typename.toLowerCase() !== kind;
  }

  private change(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}

function isSame(one: ItemFilter | null, other: ItemFilter | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}

function nameOf(item: HistoryQuery['item']): string | undefined {
  return item && 'name' in item ? item.name : undefined;
}
