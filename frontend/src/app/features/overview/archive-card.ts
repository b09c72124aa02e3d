import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PollOutcome } from '../../core/archive-now';
import type { PollingNowFragment } from '../../core/archive-pulse.generated';
import { archiveStateWords, pollWords } from '../../ui/archive-state';
import { CountPipe, DayPipe, DistancePipe, MomentPipe, MonthPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { Notice, type Tone } from '../../ui/notice';
import { consentWarning, gapsWords } from './archive-words';
import type { OverviewQuery } from './overview.generated';

type Archive = NonNullable<OverviewQuery['viewer']>['archive'];

const DOTS: Record<Tone, string> = { plain: 'bg-line-strong', good: 'bg-good', warn: 'bg-gold', bad: 'bg-bad' };

/** How the archive is, in short: whether it watches, what it keeps, what needs the listener. All of it is a page of its own. */
@Component({
  selector: 'app-archive-card',
  imports: [CountPipe, DayPipe, DistancePipe, Icon, MomentPipe, MonthPipe, Notice, RouterLink],
  host: { class: 'block' },
  templateUrl: './archive-card.html',
})
export class ArchiveCard {
  private readonly locale = inject(LOCALE);

  readonly archive = input.required<Archive>();
  readonly polling = input.required<PollingNowFragment>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();
  readonly signInUrl = input.required<string>();
  /** What asking led to. */
  readonly outcome = input<PollOutcome>();
  /** True from the click until the server has taken the wish. */
  readonly asking = input(false);
  readonly archiveNow = output();

  protected readonly words = computed(() => archiveStateWords(this.polling().state));
  protected readonly said = computed(() => pollWords(this.outcome(), this.locale));
  protected readonly dot = computed(() => DOTS[this.words().tone]);
  protected readonly busy = computed(() => this.asking() || this.polling().running);
  protected readonly warning = computed(() => consentWarning(this.polling().consent));
  protected readonly gaps = computed(() => gapsWords(this.polling().possibleGaps.length));
  /** The last of the gaps. */
  protected readonly gap = computed(() => this.polling().possibleGaps.at(-1));
  protected readonly overdue = computed(() => Date.parse(this.polling().nextPollAt) <= this.now().getTime());
}
