import { Component, computed, input } from '@angular/core';
import type { ConsentNotice } from '@audiospective/contract';
import { CountPipe, DayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import type { ArchiveHealth } from './archive-data';

type Consent = ArchiveHealth['consent'];

const LOOKS: Record<ConsentNotice, { stroke: string; urgent: boolean }> = {
  NONE: { stroke: 'stroke-good', urgent: false },
  ENDS_SOON: { stroke: 'stroke-gold', urgent: true },
  ENDS_THIS_WEEK: { stroke: 'stroke-bad', urgent: true },
  ENDED: { stroke: 'stroke-bad', urgent: true },
};
const DAY_MS = 86_400_000;
const AROUND = 2 * Math.PI * 42;

/** How long Spotify's permission lasts, as a ring that empties, and the way to renew it. */
@Component({
  selector: 'app-consent-card',
  imports: [CountPipe, DayPipe, Icon, Notice],
  host: { class: 'block' },
  template: `
    <section class="card flex h-full flex-col gap-4" aria-labelledby="consent-title">
      <h2 id="consent-title" class="text-xl">Spotify’s permission</h2>
      <div class="flex items-center gap-5">
        <div class="relative size-28 shrink-0">
          <svg viewBox="0 0 100 100" class="size-full -rotate-90" aria-hidden="true" focusable="false">
            <circle cx="50" cy="50" r="42" fill="none" stroke-width="9" class="stroke-sunken" />
            <circle
              cx="50"
              cy="50"
              r="42"
              fill="none"
              stroke-width="9"
              stroke-linecap="round"
              [class]="look().stroke"
              [attr.stroke-dasharray]="dashes()"
            />
          </svg>
          <p class="absolute inset-0 flex flex-col items-center justify-center leading-tight">
            <strong class="font-display text-3xl tabular-nums">{{ consent().daysLeft | count }}</strong>
            <span class="text-xs text-ink-soft">{{ consent().daysLeft === 1 ? 'day left' : 'days left' }}</span>
          </p>
        </div>
        <p class="min-w-0 text-sm text-ink-soft">
          Given on {{ consent().authorizedAt | day: timeZone() }},
          {{ consent().notice === 'ENDED' ? 'ended on' : 'lasts until' }} {{ consent().expiresAt | day: timeZone() }}.
          Spotify ends every permission after six months; signing in once more starts it anew.
        </p>
      </div>
      @switch (consent().notice) {
        @case ('ENDED') {
          <app-notice tone="bad" headline="It has ended">
            Nothing new is collected until you renew it. Everything kept so far stays.
          </app-notice>
        }
        @case ('ENDS_THIS_WEEK') {
          <app-notice tone="bad" headline="It ends this week">Renew it now, and no play is missed.</app-notice>
        }
        @case ('ENDS_SOON') {
          <app-notice tone="warn" headline="It ends soon">Renewing takes one click, and no play is missed.</app-notice>
        }
      }
      <a
        class="button mt-auto self-start"
        [class]="look().urgent ? 'button-strong' : 'button-quiet'"
        [href]="signInUrl()"
      >
        <app-icon name="refresh" /> Renew with Spotify
      </a>
    </section>
  `,
})
export class ConsentCard {
  readonly consent = input.required<Consent>();
  readonly timeZone = input.required<string>();
  readonly signInUrl = input.required<string>();

  protected readonly look = computed(() => LOOKS[this.consent().notice]);
  /** The part of the ring that is left, and nothing after it. */
  protected readonly dashes = computed(() => {
    const { authorizedAt, expiresAt, daysLeft } = this.consent();
    const days = Math.max(1, (Date.parse(expiresAt) - Date.parse(authorizedAt)) / DAY_MS);
    return `${(AROUND * Math.min(1, daysLeft / days)).toFixed(1)} ${AROUND.toFixed(1)}`;
  });
}
