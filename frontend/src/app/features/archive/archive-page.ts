import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Clock } from '../../core/clock';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { requestFailure } from '../../core/request-failure';
import { EmptyState } from '../../ui/empty-state';
import { LOCALE } from '../../ui/locale';
import { PageFrame } from '../../ui/page-frame';
import type { ArchiveHealthFieldsFragment } from './archive.generated';
import { archiveDays } from './archive-coverage';
import { archiveData } from './archive-data';
import { type Outcome, outcomeOf, pollOutcome } from './archive-words';
import { ArchiveTotals } from './archive-totals';
import { ConsentCard } from './consent-card';
import { CoverageFigure } from './coverage-figure';
import { coverageYears, yearNamed } from './coverage-years';
import { GapList } from './gap-list';
import { QuotaCard } from './quota-card';
import { StatusPanel } from './status-panel';

/** How the archive is kept up to date, what is known of every day, and what may be missing. */
@Component({
  selector: 'app-archive-page',
  imports: [
    ArchiveTotals,
    ConsentCard,
    CoverageFigure,
    EmptyState,
    GapList,
    PageFrame,
    QuotaCard,
    RouterLink,
    StatusPanel,
  ],
  templateUrl: './archive-page.html',
})
export class ArchivePage {
  private readonly router = inject(Router);
  private readonly focus = inject(PageFocus);
  private readonly clock = inject(Clock);
  private readonly locale = inject(LOCALE);
  protected readonly signInUrl = inject(PageAddress).signInUrl;

  /** Bound from `?year=`: the year whose days are shown. */
  readonly year = input<string>();

  protected readonly data = archiveData();
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly archive = computed(() => this.viewer()?.archive);
  protected readonly timeZone = computed(() => this.viewer()?.timeZone ?? 'UTC');
  protected readonly version = computed(() => this.data.value()?.service.version ?? '');
  protected readonly now = this.clock.current;
  protected readonly days = computed(() => {
    const archive = this.archive();
    return archive ? archiveDays(archive, this.now(), this.timeZone()) : null;
  });
  protected readonly corrections = computed(() => {
    const [days, year] = [this.days(), this.year()];
    if (!days || year === undefined) return [];
    const shown = yearNamed(coverageYears(days), year)?.year;
    return String(shown) === year ? [] : [`Your archive has no such year; ${shown} is shown.`];
  });

  protected readonly asking = signal(false);
  protected readonly outcome = signal<Outcome | undefined>(undefined);

  constructor() {
    let before: ArchiveHealthFieldsFragment | undefined;
    effect(() => {
      const archive = this.archive();
      if (!archive) return;
      const text = before ? pollOutcome(before, archive, this.locale) : '';
      if (text) untracked(() => this.outcome.set({ text, signInNeeded: false }));
      before = archive;
    });
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  /** The days of another year: part of the address, and seen without scrolling back to them. */
  protected async pick(year: number): Promise<void> {
    await this.router.navigate([], { queryParams: { year }, queryParamsHandling: 'merge', scroll: 'manual' });
  }

  protected checkNow(): void {
    this.asking.set(true);
    this.data.checkNow().subscribe({
      next: (result) => this.asked(outcomeOf(result, this.clock.now(), this.locale)),
      error: (error: unknown) => this.asked({ text: requestFailure(error).message, signInNeeded: false }),
    });
  }

  private asked(outcome: Outcome): void {
    this.outcome.set(outcome);
    this.asking.set(false);
  }
}
