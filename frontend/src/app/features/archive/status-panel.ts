import { Component, computed, inject, input, output } from '@angular/core';
import type { PollOutcome } from '../../core/archive-now';
import { archiveStateWords, pollWords } from '../../ui/archive-state';
import { DistancePipe, DurationPipe, MomentPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import type { ArchiveHealth } from './archive-data';
import { broughtWords, nextCheckAt, waitedShare } from './archive-words';

const ANY_MOMENT_MS = 30_000;

/** Whether plays are being collected, when Spotify was asked last and is asked next, and the way to ask now. */
@Component({
  selector: 'app-status-panel',
  imports: [DistancePipe, DurationPipe, Icon, MomentPipe],
  host: { class: 'block' },
  templateUrl: './status-panel.html',
})
export class StatusPanel {
  private readonly locale = inject(LOCALE);

  readonly archive = input.required<ArchiveHealth>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();
  readonly signInUrl = input.required<string>();
  /** What asking led to. */
  readonly outcome = input<PollOutcome>();
  /** True from the click until the server has taken the wish. */
  readonly asking = input(false);
  readonly archiveNow = output();

  protected readonly words = computed(() => archiveStateWords(this.archive().state));
  protected readonly busy = computed(() => this.asking() || this.archive().running);
  protected readonly said = computed(() => pollWords(this.outcome(), this.locale));
  protected readonly brought = computed(() => broughtWords(this.archive().lastNewPlays, this.locale));
  protected readonly waited = computed(() => waitedShare(this.archive(), this.now()));
  protected readonly nextAt = computed(() => nextCheckAt(this.archive()));
  protected readonly overdue = computed(() => Date.parse(this.nextAt()) - this.now().getTime() < ANY_MOMENT_MS);
}
