import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { formatPeriod, localDay, type Period, periodLabel } from '@audiospective/period';
import { archiveNow } from '../../core/archive-now';
import { isUnfinished } from '../../core/archive-pulse';
import { Clock } from '../../core/clock';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod } from '../../core/page-period';
import { pageTitle } from '../../core/page-title';
import { formatDate, formatDays } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { PageFrame } from '../../ui/page-frame';
import { PeriodPicker } from '../../ui/period-picker';
import { RankedList } from '../../ui/ranked-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { ShareBars } from '../../ui/charts/share-bars';
import { ArchiveCard } from './archive-card';
import { DiscoveryCard } from './discovery-card';
import { ImportBanner } from './import-banner';
import { importsOf, type WatchedImports, watchImports } from './import-words';
import { ListeningCharts } from './listening-charts';
import { ListeningHero } from './listening-hero';
import { NothingCard, type Nothing } from './nothing-card';
import { newPlays } from './new-plays';
import { overviewData } from './overview-data';
import type { OverviewQuery } from './overview.generated';
import { discoveries, genreBars, playItems, rankedTracks, topAlbums, topArtists } from './overview-items';
import { RecentCard } from './recent-card';
import { SectionHeading } from './section-heading';
import { StreakCard } from './streak-card';
import { WhenNear } from '../../ui/when-near';
import { TopPictures } from './top-pictures';

const DEFAULT_PERIOD: Period = { preset: 'LAST_4_WEEKS' };

/** So many rows more make a list much longer than its neighbour. */
const MUCH_LONGER = 2;
/** Up to so many entries are too few beside a chart. */
const ONE_ROW = 3;

/** What the listener played in a period, what they played last, and how their archive is. */
@Component({
  selector: 'app-overview-page',
  imports: [
    ArchiveCard,
    DiscoveryCard,
    ImportBanner,
    ListeningCharts,
    ListeningHero,
    NothingCard,
    PageFrame,
    PeriodPicker,
    RankedList,
    RecentCard,
    SectionHeading,
    ShareBars,
    SkeletonRows,
    StreakCard,
    TopPictures,
    WhenNear,
  ],
  templateUrl: './overview-page.html',
})
export class OverviewPage {
  private readonly focus = inject(PageFocus);
  private readonly locale = inject(LOCALE);

  /** Bound from `?period=`: the URL is the state. */
  readonly period = input<string>();

  protected readonly selected = pagePeriod(this.period, DEFAULT_PERIOD);
  protected readonly label = computed(() => periodLabel(this.selected.shown(), this.locale));

  protected readonly data = overviewData(this.selected.shown, this.selected.today);
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly days = computed(() => this.daysShown());
  private readonly pulse = this.data.pulse;
  protected readonly polling = computed(() => this.data.live()?.archive.polling);

  private readonly imports = linkedSignal<OverviewQuery['viewer'] | undefined, WatchedImports | undefined>({
    source: this.viewer,
    computation: (viewer, before) => (viewer ? watchImports(importsOf(viewer), before?.value) : before?.value),
  });
  protected readonly watched = computed(() => this.imports()?.current);
  protected readonly progress = computed(() => {
    const newest = this.data.live()?.imports.edges;
    return newest?.find(({ node }) => node.id === this.watched()?.id)?.node.progress;
  });
  /** What will fill the page by itself, as far as it can be told. */
  protected readonly coming = computed(() => {
    const watched = this.watched();
    if (watched && isUnfinished(watched) && watched.state !== 'UNDOING') return 'history';
    // Until it is known whether Spotify is asked right now, the first plays may come of it.
    const mayCome = !this.pulse.failure() && (this.polling()?.running ?? true);
    return this.emptyArchive() && mayCome ? 'plays' : null;
  });
  private readonly emptyArchive = computed(() => this.viewer()?.archive.storedPlays === 0);
  /** Why there are no lists and no charts; undefined where there are, or nothing is known yet. */
  protected readonly nothing = computed((): Nothing | undefined => {
    if (this.viewer()?.stats.totals.plays !== 0) return undefined;
    return this.coming() ?? (this.emptyArchive() ? 'archive' : 'period');
  });
  /** Unknown rather than nothing while the first plays are on their way. */
  protected readonly stats = computed(() => (this.emptyArchive() && this.coming() ? undefined : this.viewer()?.stats));

  protected readonly topTracks = computed(() => this.shown(rankedTracks));
  protected readonly topArtists = computed(() => this.shown((stats) => topArtists(stats, this.locale)));
  protected readonly topAlbums = computed(() => this.shown(topAlbums));
  protected readonly genres = computed(() => this.shown((stats) => genreBars(stats, this.locale)));
  protected readonly recent = computed(() => {
    const viewer = this.viewer();
    return viewer ? playItems(viewer) : [];
  });
  /** Few top tracks beside many plays would be an empty card: the lists stand below each other then. */
  protected readonly stacked = computed(
    () => this.topTracks().length > 0 && this.recent().length - this.topTracks().length > MUCH_LONGER,
  );
  /** What fills the room beside the clock. */
  protected readonly beside = computed((): 'discovery' | 'genres' | 'nothing' => {
    const stats = this.stats();
    if (!stats || (stats.previous && discoveries(stats.discovery).length > ONE_ROW)) return 'discovery';
    return this.genres().length > ONE_ROW ? 'genres' : 'nothing';
  });
  protected readonly fresh = newPlays(this.recent);

  protected readonly now = inject(Clock).current;
  protected readonly weekStart = computed(() => this.viewer()?.weekStart ?? 'MONDAY');
  protected readonly today = computed(() => this.localDay(this.now().toISOString()));
  protected readonly firstDay = computed(() =>
    this.localDay(this.viewer()?.archive.firstPlayedAt ?? this.now().toISOString()),
  );
  /** The links to more of it keep the period. */
  protected readonly params = computed(() => ({ period: formatPeriod(this.selected.shown()) }));
  protected readonly signInUrl = inject(PageAddress).signInUrl;

  /** What the card of the archive tells, once all of it is known. */
  protected readonly archive = computed(() => {
    const [viewer, polling] = [this.viewer(), this.polling()];
    return viewer && polling && { archive: viewer.archive, polling, timeZone: viewer.timeZone };
  });
  protected readonly poll = archiveNow(this.polling, () => this.pulse.lookAgain());

  constructor() {
    pageTitle(() => `Overview · ${this.label()}`);
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  private localDay(instant: string): string {
    return localDay(new Date(instant), this.selected.today().timeZone);
  }

  private shown<T>(items: (stats: NonNullable<OverviewQuery['viewer']>['stats']) => T[]): T[] {
    const stats = this.viewer()?.stats;
    return stats ? items(stats) : [];
  }

  private daysShown(): string {
    const viewer = this.viewer();
    if (!viewer) return '';
    const { firstDay, lastDay } = viewer.stats.period;
    if (firstDay && lastDay) return formatDays(firstDay, lastDay, this.locale);
    const first = viewer.archive.firstPlayedAt;
    return first ? `Since ${formatDate(first, this.locale, viewer.timeZone)}` : '';
  }
}
