import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CoverageStrip } from '../../ui/coverage-strip';
import { CountPipe, DayPipe, DistancePipe, MomentPipe, MonthPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { Notice, type Tone } from '../../ui/notice';
import { consentWarning, coverageOf, stateWords, uncountedWords } from './archive-words';
import type { ArchiveStatusFragment, CountingRule } from './overview.generated';

const DOTS: Record<Tone, string> = { plain: 'bg-line-strong', good: 'bg-good', warn: 'bg-gold', bad: 'bg-bad' };
const GAPS_SHOWN = 2;

/** How the archive is: whether it watches, since when, until when, what may be missing, and the next step. */
@Component({
  selector: 'app-archive-panel',
  imports: [CountPipe, CoverageStrip, DayPipe, DistancePipe, Icon, MomentPipe, MonthPipe, Notice, RouterLink],
  host: { class: 'block' },
  templateUrl: './archive-panel.html',
})
export class ArchivePanel {
  readonly archive = input.required<ArchiveStatusFragment>();
  /** Decides which of the kept plays are in the figures. */
  readonly countingRule = input.required<CountingRule>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();
  readonly signInUrl = input.required<string>();
  /** What the last "Archive now" led to, in words. */
  readonly outcome = input('');
  /** True from the click until the server has taken the wish. */
  readonly asking = input(false);
  readonly archiveNow = output();

  protected readonly words = computed(() => stateWords(this.archive().state));
  protected readonly uncounted = computed(() => uncountedWords(this.countingRule()));
  protected readonly dot = computed(() => DOTS[this.words().tone]);
  protected readonly busy = computed(() => this.asking() || this.archive().pollRunning);
  protected readonly warning = computed(() => consentWarning(this.archive().consent));
  protected readonly strip = computed(() => coverageOf(this.archive(), this.now()));
  protected readonly overdue = computed(() => Date.parse(this.archive().nextPollAt) <= this.now().getTime());
  protected readonly gaps = computed(() => this.archive().possibleGaps.slice(-GAPS_SHOWN).reverse());
  protected readonly moreGaps = computed(() => this.archive().possibleGaps.length - this.gaps().length);
  /** First and last moment of what was watched and of what exports cover. */
  protected readonly covered = computed(() =>
    (['POLL', 'EXPORT'] as const).flatMap((source) => {
      const spans = this.archive().coverage.filter((span) => span.source === source);
      const [first, last] = [spans[0], spans.at(-1)];
      return first && last ? [{ source, from: first.from, to: last.to }] : [];
    }),
  );
}
