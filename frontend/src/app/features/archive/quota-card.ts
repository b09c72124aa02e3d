import { Component, computed, input } from '@angular/core';
import { CountPipe, DistancePipe, MomentPipe } from '../../ui/format-pipes';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import type { ArchiveHealth } from './archive-data';

type Quota = ArchiveHealth['quota'];

/** How many calls to Spotify the checks of all listeners take, how many are allowed, and until when none may be made. */
@Component({
  selector: 'app-quota-card',
  imports: [CountPipe, DistancePipe, MomentPipe, Notice, ProgressBar],
  host: { class: 'block' },
  template: `
    <section class="card flex h-full flex-col gap-4" aria-labelledby="quota-title">
      <h2 id="quota-title" class="text-xl">Calls to Spotify</h2>
      @if (quota().callsPerDay; as most) {
        <p>
          <strong class="font-display text-4xl tabular-nums">{{ left() | count }}</strong>
          {{ left() === 1 ? 'check' : 'checks' }} left
          <span class="block text-sm text-ink-soft">
            {{ quota().callsUsed | count }} of {{ most | count }} calls of the last 24 hours are set aside, for
            everybody on this installation
          </span>
        </p>
        <app-progress-bar [percent]="percent()" label="Calls of a day that are set aside" />
      } @else {
        <p>
          <strong class="block font-display text-3xl">No limit set</strong>
          <span class="text-sm text-ink-soft">
            At most {{ quota().callsUsed | count }} {{ quota().callsUsed === 1 ? 'call was' : 'calls were' }} set aside
            for checks in the last 24 hours, for everybody on this installation
          </span>
        </p>
      }
      @if (quota().waitsUntil; as until) {
        <app-notice tone="warn" headline="No checks for now">
          {{ spent() ? 'The calls of a day are used up.' : 'Spotify asked this application to wait.' }}
          Checking goes on {{ until | distance: now() }}, {{ until | moment: timeZone() }}.
        </app-notice>
      }
      <p class="mt-auto text-sm text-ink-soft">
        @if (quota().callsPerDay) {
          The operator of this installation keeps the checks below this limit, so that Spotify never has to refuse one.
        } @else {
          Spotify sets a limit but does not tell which. When it asks to wait, everything here waits, and says so.
        }
      </p>
    </section>
  `,
})
export class QuotaCard {
  readonly quota = input.required<Quota>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();

  protected readonly percent = computed(
    () => (100 * this.quota().callsUsed) / Math.max(1, this.quota().callsPerDay ?? 1),
  );
  protected readonly left = computed(() => Math.max(0, (this.quota().callsPerDay ?? 0) - this.quota().callsUsed));
  protected readonly spent = computed(() => this.quota().callsUsed >= (this.quota().callsPerDay ?? Infinity));
}
