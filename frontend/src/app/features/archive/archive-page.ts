import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { archiveNow } from '../../core/archive-now';
import { Clock } from '../../core/clock';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { EmptyState } from '../../ui/empty-state';
import { PageFrame } from '../../ui/page-frame';
import { archiveDays } from './archive-coverage';
import { archiveData } from './archive-data';
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
  protected readonly signInUrl = inject(PageAddress).signInUrl;

  /** Bound from `?year=`: the year whose days are shown. */
  readonly year = input<string>();

  protected readonly data = archiveData();
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly archive = this.data.archive;
  protected readonly timeZone = computed(() => this.viewer()?.timeZone ?? 'UTC');
  protected readonly version = computed(() => this.data.value()?.service.version ?? '');
  protected readonly now = inject(Clock).current;
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

  protected readonly poll = archiveNow(this.archive, () => this.data.pulse.lookAgain());

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  /** The days of another year: part of the address, and seen without scrolling back to them. */
  protected async pick(year: number): Promise<void> {
    await this.router.navigate([], { queryParams: { year }, queryParamsHandling: 'merge', scroll: 'manual' });
  }
}
