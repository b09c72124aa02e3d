import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatPeriod, parsePeriod, type Period, periodLabel } from '@audiospective/period';
import { Clock } from '../../core/clock';
import { PageFocus } from '../../core/page-focus';
import { requestFailure } from '../../core/request-failure';
import { Session } from '../../core/session';
import { EmptyState } from '../../ui/empty-state';
import { FailureState } from '../../ui/failure-state';
import { DaysPipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import { PeriodPicker } from '../../ui/period-picker';
import { PlayList } from '../../ui/play-list';
import { RankedList } from '../../ui/ranked-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { ArchivePanel } from './archive-panel';
import { ImportBanner } from './import-banner';
import { importsOf, type WatchedImports, watchImports } from './import-words';
import { newPlays } from './new-plays';
import { type ArchiveNowResult, overviewData } from './overview-data';
import type { ArchiveStatusFragment, OverviewQuery } from './overview.generated';
import { playItems, rankedTracks } from './overview-items';
import { TotalsPanel } from './totals-panel';

const DEFAULT_PERIOD: Period = { preset: 'LAST_4_WEEKS' };

/** What the listener played in a period, what they played last, and how their archive is. */
@Component({
  selector: 'app-overview-page',
  imports: [
    ArchivePanel,
    DaysPipe,
    EmptyState,
    FailureState,
    ImportBanner,
    Notice,
    PeriodPicker,
    PlayList,
    RankedList,
    RouterLink,
    SkeletonRows,
    TotalsPanel,
  ],
  templateUrl: './overview-page.html',
})
export class OverviewPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly focus = inject(PageFocus);
  private readonly clock = inject(Clock);
  private readonly locale = inject(LOCALE);

  /** Bound from `?period=`: the URL is the state. */
  readonly period = input<string>();

  private readonly named = computed(() => parsePeriod(this.period() ?? formatPeriod(DEFAULT_PERIOD)));
  protected readonly unknownPeriod = computed(() => this.named() === null);
  protected readonly shownPeriod = computed(() => this.named() ?? DEFAULT_PERIOD);
  protected readonly label = computed(() => periodLabel(this.shownPeriod(), this.locale));

  protected readonly data = overviewData(this.shownPeriod);
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly signedOut = computed(() => this.data.failure()?.kind === 'signed-out');
  protected readonly emptyArchive = computed(() => this.viewer()?.archive.storedPlays === 0);
  /** What will fill the page by itself, as far as it can be told. */
  protected readonly coming = computed(() => {
    const { state, pollAfterMs = null } = this.watched() ?? {};
    if (pollAfterMs !== null && state !== 'UNDOING') return 'history';
    return this.emptyArchive() && this.viewer()?.archive.pollRunning ? 'plays' : null;
  });
  private readonly imports = linkedSignal<OverviewQuery['viewer'] | undefined, WatchedImports | undefined>({
    source: this.viewer,
    computation: (viewer, before) => (viewer ? watchImports(importsOf(viewer), before?.value) : before?.value),
  });
  protected readonly watched = computed(() => this.imports()?.current);
  /** Unknown rather than nothing while the first plays are on their way. */
  protected readonly totals = computed(() =>
    this.emptyArchive() && this.coming() ? undefined : this.viewer()?.stats.totals,
  );
  protected readonly topTracks = computed(() => rankedTracks(this.viewer()?.stats.topTracks.edges ?? []));
  protected readonly recent = computed(() => playItems(this.viewer()?.plays.edges ?? []));
  protected readonly fresh = newPlays(this.recent);

  protected readonly now = this.clock.current;
  protected readonly timeZone = computed(() => this.session.listener()?.timeZone ?? 'UTC');
  protected readonly today = computed(() => ({ now: this.now(), timeZone: this.timeZone() }));
  protected readonly signInUrl = computed(() =>
    this.session.signInUrl(`/overview?period=${formatPeriod(this.shownPeriod())}`),
  );

  protected readonly asking = signal(false);
  protected readonly outcome = signal('');

  constructor() {
    let before: ArchiveStatusFragment | undefined;
    effect(() => {
      const archive = this.viewer()?.archive;
      if (!archive) return;
      const outcome = before && pollOutcome(before, archive);
      if (outcome !== undefined) untracked(() => this.outcome.set(outcome));
      before = archive;
    });
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  protected async pick(period: Period): Promise<void> {
    await this.router.navigate([], { queryParams: { period: formatPeriod(period) }, queryParamsHandling: 'merge' });
  }

  protected archiveNow(): void {
    this.asking.set(true);
    this.data.archiveNow().subscribe({
      next: (result) => this.asked(wordsOf(result)),
      error: (error: unknown) => this.asked(requestFailure(error).message),
    });
  }

  private asked(outcome: string): void {
    this.outcome.set(outcome);
    this.asking.set(false);
  }
}

function wordsOf(result: ArchiveNowResult): string {
  return result.__typename === 'Archive' ? 'Spotify will be asked in a moment.' : result.message;
}

/** What the poll that has ended between two looks brought; empty for one that failed, undefined when none has ended. */
function pollOutcome(before: ArchiveStatusFragment, archive: ArchiveStatusFragment): string | undefined {
  if (archive.pollRunning) return undefined;
  if (archive.lastPolledAt === before.lastPolledAt) return before.pollRunning ? '' : undefined;
  const newPlays = archive.lastPollNewPlays;
  if (!newPlays) return 'Checked: nothing new since last time.';
  return newPlays === 1 ? 'Checked: 1 new play.' : `Checked: ${newPlays} new plays.`;
}
