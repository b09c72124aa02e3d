import { Component, computed, inject, input } from '@angular/core';
import { type Params, Router, RouterLink } from '@angular/router';
import { formatPeriod, isAllTime, type Period, periodLabel } from '@audiospective/period';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod } from '../../core/page-period';
import { pageTitle } from '../../core/page-title';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatDays, formatShare } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { NoPlaysInPeriod } from '../../ui/no-plays-in-period';
import { PageFrame } from '../../ui/page-frame';
import { PeriodPicker } from '../../ui/period-picker';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { TabsNav } from '../../ui/tabs-nav';
import { ComparePicker } from './compare-picker';
import { LeftList } from './left-list';
import { nearbyPeriods, relationOf } from './nearby-periods';
import { Podium, PODIUM_PLACES } from './podium';
import { SideBySide } from './side-by-side';
import { measureText, readCompared, readKind, readMeasure, TOP_KINDS } from './top-address';
import { topData, type TopView } from './top-data';
import { type TopList, topLists } from './top-lists';
import { TopRows } from './top-rows';
import { entriesWords, KIND_WORDS } from './top-words';

/** What the listener played most in a period, in order, or in two periods side by side. */
@Component({
  selector: 'app-top-page',
  imports: [
    Choice,
    ComparePicker,
    EmptyState,
    LeftList,
    NoPlaysInPeriod,
    PageFrame,
    PeriodPicker,
    Podium,
    RouterLink,
    SideBySide,
    SkeletonRows,
    TabsNav,
    TopRows,
  ],
  templateUrl: './top-page.html',
})
export class TopPage {
  private readonly router = inject(Router);
  private readonly focus = inject(PageFocus);
  private readonly locale = inject(LOCALE);
  protected readonly address = inject(PageAddress);

  /** Bound from the address: the last part of the path, and `?period=`, `?by=`, `?with=`. */
  readonly kind = input<string>();
  readonly period = input<string>();
  readonly by = input<string>();
  readonly with = input<string>();

  protected readonly selected = pagePeriod(this.period, { preset: 'LAST_4_WEEKS' });
  private readonly ranked = computed(() => readKind(this.kind()));
  protected readonly measured = computed(() => readMeasure(this.by()));
  protected readonly compared = computed(() => readCompared(this.with(), this.selected.shown()));
  private readonly view = computed<TopView>(() => ({
    kind: this.ranked().value,
    by: this.measured().value,
    period: this.selected.shown(),
    compared: this.compared().value,
  }));
  protected readonly data = topData(this.view);

  private readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly lists = computed(() => {
    const viewer = this.viewer();
    return viewer && topLists(viewer, this.view());
  });
  protected readonly isAllTime = computed(() => isAllTime(this.selected.shown()));
  protected readonly isArchiveEmpty = computed(() => this.viewer()?.archive.storedPlays === 0);
  protected readonly firstPlayedAt = computed(() => this.viewer()?.archive.firstPlayedAt ?? null);

  protected readonly podiumPlaces = PODIUM_PLACES;
  protected readonly measures: readonly ChoiceOption[] = [
    { value: 'PLAYS', name: 'By plays' },
    { value: 'TIME', name: 'By time' },
  ];
  protected readonly words = computed(() => KIND_WORDS[this.ranked().value]);
  protected readonly tabs = computed(() => TOP_KINDS.map((kind) => this.tab(kind)));
  protected readonly corrections = computed(() =>
    [
      this.ranked().correction,
      ...this.selected.corrections(),
      this.measured().correction,
      this.compared().correction,
    ].filter((sentence) => sentence !== ''),
  );
  protected readonly subline = computed(() => this.sublineOf(this.lists()?.shown));
  /** With what the movement is compared. */
  protected readonly against = computed(() => {
    const before = this.lists()?.before;
    return before ? `Compared with ${formatDays(before.first, before.last, this.locale)}` : '';
  });
  protected readonly note = computed(() => [this.words().note, this.estimate()].filter(Boolean).join(' '));

  constructor() {
    pageTitle(() => `Top ${this.words().many} · ${periodLabel(this.selected.shown(), this.locale)}`);
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  /** A period that lies nearby goes along with the one that is shown. */
  protected pick(period: Period): void {
    const { value } = this.compared();
    const relation = relationOf(value, this.selected.shown(), this.selected.today());
    const moved = relation ? nearbyPeriods(period, this.selected.today())[relation] : value;
    this.change({ period: formatPeriod(period), with: moved && formatPeriod(moved) });
  }

  protected compare(period: Period | null): void {
    this.change({ with: period && formatPeriod(period) });
  }

  protected rank(by: string): void {
    this.change({ by: measureText(by === 'TIME' ? 'TIME' : 'PLAYS') });
  }

  private change(queryParams: Params): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  private tab(kind: (typeof TOP_KINDS)[number]) {
    const { by, period, compared } = this.view();
    const queryParams: Params = {
      period: this.period() ? formatPeriod(period) : null,
      by: measureText(by),
      with: compared && formatPeriod(compared),
    };
    return {
      name: KIND_WORDS[kind].title,
      link: ['/top', kind],
      queryParams,
      active: kind === this.ranked().value,
    };
  }

  /** The days of a named period, the name of another, and how much there is to rank. */
  private sublineOf(list: TopList | undefined): string {
    if (!list) return '';
    const { kind, period } = list.asked;
    const days = list.days && formatDays(list.days.first, list.days.last, this.locale);
    const name = 'preset' in period ? (days ?? 'From the first play to the last') : periodLabel(period, this.locale);
    const { entries } = list.totals;
    return entries > 0 ? `${name} · ${entriesWords(kind, entries, formatCount(entries, this.locale))}` : name;
  }

  private estimate(): string {
    const share = this.lists()?.shown.totals.msEstimatedShare ?? 0;
    return share > 0
      ? `${formatShare(share, this.locale)} of the time is estimated from the lengths of the tracks.`
      : '';
  }
}
