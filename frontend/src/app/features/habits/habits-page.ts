import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ALL_TIME, formatPeriod, isAllTime, localDay, type Period, periodLabel } from '@audiospective/period';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod } from '../../core/page-period';
import { pageTitle } from '../../core/page-title';
import { CalendarChart } from '../../ui/charts/calendar-chart';
import { ClockChart } from '../../ui/charts/clock-chart';
import { clockSummary } from '../../ui/charts/clock-words';
import { ChartFigure } from '../../ui/charts/figure';
import { TimelineChart } from '../../ui/charts/timeline-chart';
import { EmptyState } from '../../ui/empty-state';
import { formatDays } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { NoPlaysInPeriod } from '../../ui/no-plays-in-period';
import { PageFrame } from '../../ui/page-frame';
import { PeriodPicker } from '../../ui/period-picker';
import { fitsCalendar } from './calendar-room';
import { calendarSummary, calendarTable } from './calendar-words';
import { DiscoveryPanel } from './discovery-panel';
import { DiversityPanel } from './diversity-panel';
import { HabitHero } from './habit-hero';
import { habitsData } from './habits-data';
import { hoursTable } from './hours-table';
import { PlaybackPanel } from './playback-panel';
import { restsOn } from './playback-words';
import { decadeSpread, playsOf, spreadPoints, spreadSummary, spreadTable } from './spread-words';
import { StretchCard } from './stretch-card';
import { sessionWords, streakWords } from './stretch-words';

const FALLBACK: Period = { preset: 'LAST_12_MONTHS' };
/** A calendar of a week has nothing to show that the clock does not. */
const FEWEST_CALENDAR_DAYS = 8;

/** When and how the listener listens. */
@Component({
  selector: 'app-habits-page',
  imports: [
    CalendarChart,
    ChartFigure,
    ClockChart,
    DiscoveryPanel,
    DiversityPanel,
    EmptyState,
    HabitHero,
    NoPlaysInPeriod,
    PageFrame,
    PeriodPicker,
    PlaybackPanel,
    RouterLink,
    StretchCard,
    TimelineChart,
  ],
  templateUrl: './habits-page.html',
})
export class HabitsPage {
  private readonly router = inject(Router);
  private readonly focus = inject(PageFocus);
  private readonly locale = inject(LOCALE);
  protected readonly address = inject(PageAddress);

  /** Bound from `?period=`: the URL is the state. */
  readonly period = input<string>();

  protected readonly selected = pagePeriod(this.period, FALLBACK);
  private readonly isTooLong = computed(() => !fitsCalendar(this.selected.shown(), this.selected.today()));
  protected readonly shown = computed(() => (this.isTooLong() ? ALL_TIME : this.selected.shown()), {
    equal: (a, b) => formatPeriod(a) === formatPeriod(b),
  });
  protected readonly data = habitsData(this.shown);
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly stats = computed(() => this.viewer()?.stats);

  protected readonly corrections = computed(() => [
    ...this.selected.corrections(),
    ...(this.isTooLong() ? ['The period is longer than 54 years, so all time is shown.'] : []),
  ]);
  protected readonly subline = computed(() => {
    const { firstDay = null, lastDay = null } = this.stats()?.period ?? {};
    const label = periodLabel(this.shown(), this.locale);
    const days = firstDay && lastDay ? formatDays(firstDay, lastDay, this.locale) : label;
    return days === label ? label : `${label}: ${days}`;
  });
  protected readonly isAllTime = computed(() => isAllTime(this.shown()));
  private readonly today = computed(() => localDay(this.selected.today().now, this.viewer()?.timeZone ?? 'UTC'));

  protected readonly clock = computed(() => {
    const { viewer, locale } = { viewer: this.viewer(), locale: this.locale };
    if (!viewer) return undefined;
    const { stats, weekStart, timeZone } = viewer;
    return {
      summary: clockSummary(stats.clock, locale),
      table: () => hoursTable(stats.clock, weekStart, locale),
      note: `Counted plays by the hour in which they ended, in the time zone ${timeZone}.`,
    };
  });
  protected readonly calendar = computed(() => {
    const calendar = this.stats()?.calendar;
    if (!calendar || calendar.plays.length < FEWEST_CALENDAR_DAYS) return undefined;
    return {
      days: calendar,
      summary: calendarSummary(calendar, { today: this.today(), locale: this.locale }),
      table: () => calendarTable(calendar, this.locale),
    };
  });
  protected readonly streaks = computed(() => {
    const stats = this.stats();
    return stats ? streakWords(stats.streaks, { ...stats.period, today: this.today(), locale: this.locale }) : [];
  });
  protected readonly sessions = computed(() => {
    const viewer = this.viewer();
    return viewer ? sessionWords(viewer.stats.sessions, viewer.timeZone, this.locale) : [];
  });
  protected readonly decades = computed(() => {
    const playback = this.stats()?.playback;
    const spread = playback ? decadeSpread(playback) : [];
    if (!playback || spread.length === 0) return undefined;
    const basis = { known: playsOf(spread), of: playback.plays, kind: 'counted' } as const;
    return {
      points: spreadPoints(spread, this.locale),
      summary: spreadSummary(spread, this.locale),
      table: () => spreadTable(spread, 'Decade', this.locale),
      note: `By the year in which the album came out. ${restsOn(basis, this.locale)}`,
    };
  });

  constructor() {
    pageTitle(() => `Habits · ${periodLabel(this.shown(), this.locale)}`);
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  protected openDay(day: string): void {
    const period = formatPeriod({ days: { from: day, to: day } });
    void this.router.navigate(['/history'], { queryParams: { period } });
  }
}
