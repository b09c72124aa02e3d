import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../ui/empty-state';
import { NoPlaysInPeriod } from '../../ui/no-plays-in-period';

/** Why there is nothing to show: the history or the first plays are on their way, or the archive or the period is empty. */
export type Nothing = 'history' | 'plays' | 'archive' | 'period';

/** Stands where the lists would be, and says what leads to plays. */
@Component({
  selector: 'app-nothing-card',
  imports: [EmptyState, NoPlaysInPeriod, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card flex h-full flex-col justify-center" aria-label="No plays">
      @switch (reason()) {
        @case ('history') {
          <app-empty-state headline="Your history is on its way">
            It is being imported right now. What you played most appears here as it comes in.
          </app-empty-state>
        }
        @case ('plays') {
          <app-empty-state headline="Fetching your last plays">
            Spotify is being asked for what you played last. It appears here in a moment.
          </app-empty-state>
        }
        @case ('archive') {
          <app-empty-state headline="Your archive is still empty">
            Play something on Spotify and it appears here within the hour; “Archive now” fetches your last fifty plays
            at once. For all the years before, <a class="link" routerLink="/imports">import your history</a>.
          </app-empty-state>
        }
        @default {
          <app-no-plays-in-period />
        }
      }
    </section>
  `,
})
export class NothingCard {
  readonly reason = input.required<Nothing>();
}
